using AutomagikTelemetry.Fody.Diagnostics;
using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Selecting;

/// <summary>Finds the methods that the assembly's attributes ask to track, in the order of the metadata.</summary>
sealed class MethodSelector(ModuleDefinition module, BulkTracking? bulk, DiagnosticLog log)
{
    readonly TrackingAttributes _attributes = new();
    readonly List<SelectedMethod> _selected = [];
    readonly List<SkippedMethod> _skipped = [];

    internal Selection Select()
    {
        foreach (var type in module.GetTypes().Where(type => !ExtensionBlocks.IsOne(type)))
            Consider(type);
        return new Selection(_selected, _skipped);
    }

    void Consider(TypeDefinition type)
    {
        CustomAttribute? ofType;
        try
        {
            var attributes = _attributes.On(type);
            ofType = attributes.Count == 0 ? null : attributes[0];
            if (attributes.Count > 1)
                TellOfTwoKinds(attributes, MemberName.TypeOf(type), SourceLocation.Of(type));
            if (ofType is not null)
                CheckSharedName(type, ofType);
        }
        catch (Exception exception)
        {
            log.AddFailure(MemberName.TypeOf(type), SourceLocation.Of(type), exception);
            return;
        }

        foreach (var method in type.Methods)
        {
            try
            {
                Consider(method, ofType);
            }
            catch (Exception exception)
            {
                log.AddFailure(method, exception);
            }
        }
    }

    void Consider(MethodDefinition method, CustomAttribute? ofType)
    {
        var attributes = _attributes.On(method);
        var own = attributes.Count == 0 ? null : attributes[0];
        if (attributes.Count > 1)
            TellOfTwoKinds(attributes, MemberName.Of(method), SourceLocation.Of(method));
        if (own is not null)
        {
            SelectUnlessForbidden(method, own, Severity.Error);
        }
        else if (ofType is not null && IsOrdinary(method))
        {
            SelectUnlessForbidden(method, ofType, Severity.Warning);
        }
        else if (bulk is not null)
        {
            ConsiderInBulk(method, bulk.Namespaces);
        }
    }

    void SelectUnlessForbidden(MethodDefinition method, CustomAttribute attribute, Severity severity)
    {
        if (TrackingAttributes.Forbid(method))
        {
            _skipped.Add(new SkippedMethod(method, "[DoNotTrack]"));
        }
        else if (Obstacle.For(method) is { } obstacle)
        {
            log.Add(severity, obstacle.Rule, method, obstacle.Arguments);
            _skipped.Add(new SkippedMethod(method, obstacle.Reason));
        }
        else
        {
            _selected.Add(new SelectedMethod(method, attribute));
        }
    }

    void ConsiderInBulk(MethodDefinition method, NamespaceFilter namespaces)
    {
        if (!IsVisible(method.DeclaringType) || !IsOrdinary(method))
            return;

        var reason = !namespaces.Accepts(OutermostNamespace(method.DeclaringType)) ? "namespace"
            : TrackingAttributes.Forbid(method) ? "[DoNotTrack]"
            : Obstacle.For(method)?.Reason
                ?? (TrivialBody.Is(method) ? "trivial body" : null);
        if (reason is null)
            _selected.Add(new SelectedMethod(method, null));
        else
            _skipped.Add(new SkippedMethod(method, reason));
    }

    /// <summary>A public method that the user wrote as one: no accessor, operator, constructor, record or delegate member.</summary>
    static bool IsOrdinary(MethodDefinition method) =>
        method is { IsPublic: true, IsSpecialName: false, IsRuntimeSpecialName: false }
        && method.DeclaringType.BaseType?.FullName != "System.MulticastDelegate"
        && !ExtensionBlocks.IsAccessor(method)
        && !TrackingAttributes.Has(method, KnownNames.Attributes.CompilerGenerated)
        && !TrackingAttributes.Has(method.DeclaringType, KnownNames.Attributes.CompilerGenerated);

    static bool IsVisible(TypeDefinition type) =>
        type.IsPublic || (type.IsNestedPublic && IsVisible(type.DeclaringType));

    static string OutermostNamespace(TypeDefinition type)
    {
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        return type.Namespace;
    }

    void TellOfTwoKinds(IReadOnlyList<CustomAttribute> attributes, string member, SourceLocation? location) =>
        log.Add(Severity.Error, Rule.TwoKinds, member, location, string.Join(", ", attributes.Select(attribute => attribute.AttributeType.Name)));

    void CheckSharedName(TypeDefinition type, CustomAttribute attribute)
    {
        var methods = type.Methods.Where(method => IsOrdinary(method) && _attributes.On(method).Count == 0 && !TrackingAttributes.Forbid(method)).ToList();
        if (methods.Count > 1 && Planner.NameOf(attribute) is { } name)
            log.Add(Severity.Error, Rule.SharedName, MemberName.TypeOf(type), SourceLocation.Of(type), name, methods.Count);
    }
}
