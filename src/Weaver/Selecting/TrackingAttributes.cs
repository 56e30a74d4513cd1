using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Selecting;

/// <summary>Finds the attributes that ask for tracking or forbid it. A user's own subclass of TrackAttribute counts, wherever it is declared.</summary>
sealed class TrackingAttributes
{
    readonly Dictionary<string, bool> _isTracking = [];

    /// <summary>The tracking attributes that stand on a method or type itself.</summary>
    internal IReadOnlyList<CustomAttribute> On(ICustomAttributeProvider provider)
    {
        if (!provider.HasCustomAttributes)
            return [];
        List<CustomAttribute>? found = null;
        foreach (var attribute in provider.CustomAttributes)
        {
            if (IsTracking(attribute.AttributeType))
                (found ??= []).Add(attribute);
        }

        return (IReadOnlyList<CustomAttribute>?)found ?? [];
    }

    /// <summary>Whether the method, its type or a type around it forbids tracking.</summary>
    internal static bool Forbid(MethodDefinition method)
    {
        if (Has(method, KnownNames.Attributes.DoNotTrack))
            return true;
        for (var type = method.DeclaringType; type is not null; type = type.DeclaringType)
        {
            if (Has(type, KnownNames.Attributes.DoNotTrack))
                return true;
        }

        return false;
    }

    internal static bool Has(ICustomAttributeProvider provider, string fullName) => Find(provider, fullName) is not null;

    internal static CustomAttribute? Find(ICustomAttributeProvider provider, string fullName)
    {
        if (!provider.HasCustomAttributes)
            return null;
        foreach (var attribute in provider.CustomAttributes)
        {
            if (attribute.AttributeType.FullName == fullName)
                return attribute;
        }

        return null;
    }

    /// <summary>Every attribute of a kind that may stand there more than once, in the order of the source.</summary>
    internal static IEnumerable<CustomAttribute> All(ICustomAttributeProvider provider, string fullName) =>
        provider.HasCustomAttributes ? provider.CustomAttributes.Where(attribute => attribute.AttributeType.FullName == fullName) : [];

    /// <summary>The value of a property that an attribute sets; null where it does not.</summary>
    internal static object? Property(CustomAttribute attribute, string name) =>
        attribute.Properties.FirstOrDefault(property => property.Name == name).Argument.Value;

    bool IsTracking(TypeReference type)
    {
        if (!_isTracking.TryGetValue(type.FullName, out var isTracking))
        {
            isTracking = DerivesFrom(type, KnownNames.Attributes.Track);
            _isTracking.Add(type.FullName, isTracking);
        }

        return isTracking;
    }

    /// <summary>Whether an attribute class is the named one or derives from it.</summary>
    internal static bool DerivesFrom(TypeReference? type, string fullName)
    {
        // System attributes are the many and derive from Attribute directly: they need not be resolved to be told.
        while (type is not null && !type.FullName.StartsWith("System.", StringComparison.Ordinal))
        {
            if (type.FullName == fullName)
                return true;
            type = type.Resolve()?.BaseType;
        }

        return false;
    }
}
