using AutomagikTelemetry.Fody.Diagnostics;
using AutomagikTelemetry.Fody.Selecting;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>Makes the plan of what was selected.</summary>
sealed class Planner(ModuleDefinition module, BulkTracking? bulk, SourceRoot sourceRoot, DiagnosticLog log)
{
    const byte AllSignals = 7;
    const double Everything = 1;

    readonly NameCheck _names = new(log);
    readonly VocabularyReader _vocabularies = new(log);
    readonly TagPlanner _tags = new(module, log);
    readonly MetricPlanner _metrics = new(module, log);
    readonly EmittedEventPlanner _events = new(log);
    readonly HashSet<CustomAttribute> _badRatios = [];

    internal AssemblyPlan Plan(Selection selection)
    {
        var methods = new List<MethodPlan>();
        foreach (var selected in selection.Methods)
        {
            try
            {
                methods.Add(PlanMethod(methods.Count, selected));
            }
            catch (Exception exception)
            {
                log.AddFailure(selected.Method, exception);
            }
        }

        var tracked = new HashSet<MethodDefinition>(selection.Methods.Where(selected => selected.Attribute is not null).Select(selected => selected.Method));
        WarnOfLostTags(tracked);

        var name = module.Assembly.Name;
        return new AssemblyPlan(name.Name, InformationalVersion() ?? name.Version.ToString(), [.. _vocabularies.All], methods);
    }

    MethodPlan PlanMethod(int index, SelectedMethod selected)
    {
        var (method, attribute) = (selected.Method, selected.Attribute);
        var tags = attribute is null ? [] : _tags.Plan(method);
        var asksForMore = attribute is not null && TagPlanner.AsksForValue(method) is not null;
        var location = SourceLocation.Of(method);
        var vocabulary = attribute is null ? null : _vocabularies.Read(attribute.AttributeType);
        return new MethodPlan(
            index,
            method,
            MemberName.TypeOf(method.DeclaringType),
            MemberName.MethodOf(method),
            attribute is null ? null : OperationOf(method, attribute),
            vocabulary,
            attribute is null ? bulk!.Signals : AllSignals,
            SampleRatioOf(attribute ?? bulk!.Attribute, method),
            tags,
            asksForMore ? _metrics.Plan(method, tags) : [],
            asksForMore && vocabulary is not null ? _events.Plan(method, tags, vocabulary.OperationKey) : [],
            ResultShapes.Of(method),
            location,
            location is null ? null : sourceRoot.Relative(location.File));
    }

    string OperationOf(MethodDefinition method, CustomAttribute attribute)
    {
        var name = NameOf(attribute);
        _names.Operation(method, attribute, name);
        return name ?? MemberName.OperationOf(method);
    }

    /// <summary>One that is none is told once for each attribute: where it stands on a type or the assembly, at the first method that it tracks.</summary>
    double SampleRatioOf(CustomAttribute? attribute, MethodDefinition method)
    {
        if (attribute is null || TrackingAttributes.Property(attribute, "SampleRatio") is not double ratio)
            return Everything;
        if (ratio is >= 0 and <= 1)
            return ratio;
        if (_badRatios.Add(attribute))
            log.Add(Severity.Error, Rule.SampleRatio, method, ratio);
        return Everything;
    }

    void WarnOfLostTags(HashSet<MethodDefinition> tracked)
    {
        foreach (var type in module.GetTypes().Where(type => !ExtensionBlocks.IsOne(type)))
        {
            foreach (var method in type.Methods)
            {
                // Tags are few: only a method that has one is looked at more closely.
                if (!tracked.Contains(method) && (IsTagged(method) || TagPlanner.AsksForValue(method) is not null) && !TrackingAttributes.Forbid(method) && Obstacle.For(method) is null)
                    WarnOfLostTags(method);
            }
        }
    }

    void WarnOfLostTags(MethodDefinition method)
    {
        foreach (var parameter in method.Parameters.Where(parameter => TrackingAttributes.Has(parameter, KnownNames.Attributes.Tag)))
            log.Add(Severity.Warning, Rule.TagWithoutTracking, method, parameter.Name);
        if (TagPlanner.AsksForValue(method) is { } asking)
            log.Add(Severity.Warning, Rule.ValueWithoutTracking, method, asking);
    }

    static bool IsTagged(MethodDefinition method)
    {
        if (!method.HasParameters)
            return false;
        foreach (var parameter in method.Parameters)
        {
            if (TrackingAttributes.Has(parameter, KnownNames.Attributes.Tag))
                return true;
        }

        return false;
    }

    string? InformationalVersion() =>
        TrackingAttributes.Find(module.Assembly, "System.Reflection.AssemblyInformationalVersionAttribute")?.ConstructorArguments[0].Value is string version
            ? version.Split('+')[0]
            : null;

    /// <summary>The argument for the constructor's parameter called name; a kind of the user's own may have others.</summary>
    internal static string? NameOf(CustomAttribute attribute)
    {
        var parameters = attribute.Constructor.Resolve().Parameters;
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Name == "name")
                return attribute.ConstructorArguments[i].Value as string;
        }

        return null;
    }
}
