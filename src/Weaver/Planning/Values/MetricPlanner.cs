using AutomagikTelemetry.Fody.Diagnostics;
using AutomagikTelemetry.Fody.Selecting;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>Makes the metrics of a method of the attributes on it.</summary>
sealed class MetricPlanner(ModuleDefinition module, DiagnosticLog log)
{
    const int Success = 1;
    const int Any = 7;

    static readonly (string Attribute, MetricKind Kind, int On)[] Kinds =
    [
        (KnownNames.Attributes.Counter, MetricKind.Counter, Success),
        (KnownNames.Attributes.Gauge, MetricKind.Gauge, Any),
        (KnownNames.Attributes.Histogram, MetricKind.Histogram, Any),
    ];

    readonly PathResolver _paths = new(module, log);
    readonly PrivacyPlanner _privacy = new(log);
    readonly NameCheck _names = new(log);

    internal IReadOnlyList<MetricPlan> Plan(MethodDefinition method, IReadOnlyList<TagPlan> tags)
    {
        var metrics = new List<MetricPlan>();
        foreach (var (name, kind, on) in Kinds)
        {
            foreach (var attribute in TrackingAttributes.All(method, name))
            {
                if (Plan(method, tags, attribute, kind, on) is { } metric)
                    metrics.Add(metric);
            }
        }

        return metrics;
    }

    MetricPlan? Plan(MethodDefinition method, IReadOnlyList<TagPlan> tags, CustomAttribute attribute, MetricKind kind, int on)
    {
        var name = attribute.ConstructorArguments[0].Value as string ?? "";
        _names.Metric(MemberName.Of(method), SourceLocation.Of(method), name);
        var instrument = new InstrumentPlan(kind, name, TrackingAttributes.Property(attribute, "Unit") as string);
        var numbers = NumbersOf(method, tags, name, TrackingAttributes.Property(attribute, "Tags") as string ?? "");
        on = TrackingAttributes.Property(attribute, "On") as int? ?? on;
        if (attribute.ConstructorArguments[1].Value is not string text)
            return kind == MetricKind.Counter ? new MetricPlan(instrument, on, null, numbers) : null;

        if (_paths.Resolve(method, text, exceptionType: null, isOfMetric: true) is not { } path)
            return null;
        if (path.Type.Kind is TagKind.SignedInteger or TagKind.UnsignedInteger or TagKind.FloatingPoint or TagKind.Decimal)
            return _privacy.MayMeasure(method, $"The path '{text}'", ValueOrigin.Of(method, path)) ? new MetricPlan(instrument, on, path, numbers) : null;

        log.Add(Severity.Error, Rule.MetricType, method, text, path.Type.ValueType.FullName, name);
        return null;
    }

    List<int> NumbersOf(MethodDefinition method, IReadOnlyList<TagPlan> tags, string metric, string names)
    {
        var numbers = new List<int>();
        foreach (var name in names.Split(',').Select(name => name.Trim()).Where(name => name.Length > 0))
        {
            var number = tags.ToList().FindIndex(tag => tag.Name == name);
            if (number >= 0)
                numbers.Add(number);
            else
                log.Add(Severity.Error, Rule.MetricTag, method, metric, name, NearestName.Of(name, tags.Select(tag => tag.Name)) is { } nearest ? $"the nearest is '{nearest}'" : "it has no tags");
        }

        return numbers;
    }
}
