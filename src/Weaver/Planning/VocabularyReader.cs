using AutomagikTelemetry.Fody.Diagnostics;
using AutomagikTelemetry.Fody.Selecting;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>Reads a kind's vocabulary off the constant attributes of its attribute class; the built-in kinds have no other way either.</summary>
sealed class VocabularyReader(DiagnosticLog log)
{
    readonly Dictionary<string, VocabularyPlan> _read = [];
    readonly NameCheck _names = new(log);

    internal IReadOnlyCollection<VocabularyPlan> All => _read.Values;

    internal VocabularyPlan Read(TypeReference attribute)
    {
        if (!_read.TryGetValue(attribute.FullName, out var vocabulary))
        {
            vocabulary = ReadFrom(attribute.Resolve());
            _read.Add(attribute.FullName, vocabulary);
        }

        return vocabulary;
    }

    VocabularyPlan ReadFrom(TypeDefinition type)
    {
        var duration = Find(KnownNames.Attributes.DurationMetric) is { } metric
            ? new DurationPlan(Text(metric, 0), Text(metric, 1), Keys(metric, 2))
            : null;
        if (duration is not null)
            _names.Metric(MemberName.TypeOf(type), SourceLocation.Of(type), duration.Name);
        if (duration is { Unit: not ("ms" or "s") })
            log.Add(Severity.Error, Rule.DurationUnit, MemberName.TypeOf(type), SourceLocation.Of(type), duration.Unit);

        return new VocabularyPlan(
            type.FullName,
            Find(KnownNames.Attributes.OperationKey) is { } key ? Text(key, 0) : null,
            Event(KnownNames.Attributes.StartEvent),
            Event(KnownNames.Attributes.SuccessEvent),
            duration,
            Find(KnownNames.Attributes.ErrorKeys) is { } keys ? Keys(keys, 0) : [],
            Find(KnownNames.Attributes.FlushAtEnd) is not null,
            Find(KnownNames.Attributes.FlushAtEnd) is { } flush && TrackingAttributes.Property(flush, "IsAwaited") is true);

        CustomAttribute? Find(string fullName) => TrackingAttributes.Find(type, fullName);

        EventPlan? Event(string fullName)
        {
            if (Find(fullName) is not { } attribute)
                return null;
            _names.Event(MemberName.TypeOf(type), SourceLocation.Of(type), Text(attribute, 0));
            return new EventPlan(Text(attribute, 0), Keys(attribute, 1));
        }
    }

    internal static string Text(CustomAttribute attribute, int index) => attribute.ConstructorArguments[index].Value as string ?? "";

    internal static IReadOnlyList<string> Keys(CustomAttribute attribute, int index) =>
        attribute.ConstructorArguments[index].Value is CustomAttributeArgument[] keys ? [.. keys.Select(key => key.Value as string ?? "")] : [];
}
