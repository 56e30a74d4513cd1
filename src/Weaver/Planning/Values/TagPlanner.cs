using AutomagikTelemetry.Fody.Diagnostics;
using AutomagikTelemetry.Fody.Selecting;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>Makes the tags of a method of the attributes on it and on its parameters.</summary>
sealed class TagPlanner(ModuleDefinition module, DiagnosticLog log)
{
    /// <summary>What the name of a tag begins with that tells only whether there is a value.</summary>
    const string Presence = "has_";

    static readonly HashSet<string> Asking =
    [
        KnownNames.Attributes.TagFrom,
        KnownNames.Attributes.TagConstant,
        KnownNames.Attributes.Counter,
        KnownNames.Attributes.Gauge,
        KnownNames.Attributes.Histogram,
        KnownNames.Attributes.EmitEvent,
    ];

    readonly PathResolver _paths = new(module, log);
    readonly PrivacyPlanner _privacy = new(log);
    readonly NameCheck _names = new(log);

    /// <summary>The tags: those that are known at entry first, then those of the result, then those of the exception.</summary>
    internal IReadOnlyList<TagPlan> Plan(MethodDefinition method)
    {
        var names = new HashSet<string>();
        if (AsksForValue(method) is null)
            return [.. Arguments(method, names)];

        List<TagPlan> tags =
        [
            .. Arguments(method, names),
            .. Constants(method, names),
            .. Paths(method, names),
        ];
        return [.. tags.OrderBy(Turn)];
    }

    static PathRoot Turn(TagPlan tag) => tag is PathTag { Path.Root: > PathRoot.This and var root } ? root : PathRoot.Parameter;

    /// <summary>The first attribute on the method that asks for a value or a metric.</summary>
    internal static string? AsksForValue(MethodDefinition method)
    {
        if (!method.HasCustomAttributes)
            return null;
        foreach (var attribute in method.CustomAttributes)
        {
            if (Asking.Contains(attribute.AttributeType.FullName))
                return attribute.AttributeType.Name;
        }

        return null;
    }

    IEnumerable<TagPlan> Arguments(MethodDefinition method, HashSet<string> names)
    {
        foreach (var parameter in method.Parameters)
        {
            if (TrackingAttributes.Find(parameter, KnownNames.Attributes.Tag) is not { } attribute)
                continue;

            var privacy = _privacy.OfTag(method, attribute, $"The parameter '{parameter.Name}'", ValueOrigin.Of(parameter));
            if (privacy == TagPrivacy.Drop || !IsNew(method, names, Planner.NameOf(attribute) ?? MemberName.SnakeCase(parameter.Name), privacy, out var name))
                continue;
            if (TagType.Of(parameter.ParameterType) is { } type && !parameter.IsOut)
                yield return new ArgumentTag(name, parameter, type) { Privacy = privacy };
            else
                log.Add(Severity.Error, Rule.TagType, method, parameter.Name, parameter.IsOut ? "an out parameter" : parameter.ParameterType.FullName);
        }
    }

    IEnumerable<TagPlan> Constants(MethodDefinition method, HashSet<string> names) =>
        from attribute in TrackingAttributes.All(method, KnownNames.Attributes.TagConstant)
        where IsNew(method, names, Text(attribute, 0), TagPrivacy.Scrub, out _)
        select new ConstantTag(Text(attribute, 0), attribute.ConstructorArguments[1].Value);

    IEnumerable<TagPlan> Paths(MethodDefinition method, HashSet<string> names)
    {
        foreach (var attribute in TrackingAttributes.All(method, KnownNames.Attributes.TagFrom))
        {
            var exceptionType = TrackingAttributes.Property(attribute, "ExceptionType") as TypeReference;
            if (_paths.Resolve(method, Text(attribute, 1), exceptionType) is not { } path)
                continue;

            var privacy = _privacy.OfTag(method, attribute, $"The path '{path.Text}'", ValueOrigin.Of(method, path));
            if (privacy != TagPrivacy.Drop && IsNew(method, names, Text(attribute, 0), privacy, out var name))
                yield return new PathTag(name, path) { Privacy = privacy };
        }
    }

    /// <summary>Whether no other tag has the name that it is reported under.</summary>
    bool IsNew(MethodDefinition method, HashSet<string> names, string name, TagPrivacy privacy, out string reported)
    {
        _names.Tag(method, name);
        reported = privacy == TagPrivacy.Presence && !name.StartsWith(Presence, StringComparison.Ordinal) ? Presence + name : name;
        if (names.Add(reported))
            return true;

        log.Add(Severity.Error, Rule.TagTwice, method, reported);
        return false;
    }

    static string Text(CustomAttribute attribute, int index) => attribute.ConstructorArguments[index].Value as string ?? "";
}
