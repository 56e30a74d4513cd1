using AutomagikTelemetry.Fody.Diagnostics;
using AutomagikTelemetry.Fody.Selecting;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>Decides what becomes of a value before anybody sees it: what its attribute says, unless what it comes from is marked.</summary>
/// <remarks>docs/decisions/0137-classified-values-are-dropped.md says why.</remarks>
sealed class PrivacyPlanner(DiagnosticLog log)
{
    readonly Dictionary<string, bool> _isClassification = [];

    /// <summary>Of a tag; <see cref="TagPrivacy.Drop"/> after an error.</summary>
    /// <param name="method">The method that it stands on.</param>
    /// <param name="attribute">Its attribute.</param>
    /// <param name="what">The value as the start of a sentence.</param>
    /// <param name="origins">What the value comes from.</param>
    internal TagPrivacy OfTag(MethodDefinition method, CustomAttribute attribute, string what, IReadOnlyList<ValueOrigin> origins)
    {
        if (IsForbidden(method, what, origins))
            return TagPrivacy.Drop;

        var declared = TrackingAttributes.Property(attribute, "Privacy") as int?;
        if (declared is not (null or (>= (int)TagPrivacy.Scrub and <= (int)TagPrivacy.Presence)))
        {
            log.Add(Severity.Error, Rule.UnknownPrivacy, method, what, declared);
            return TagPrivacy.Drop;
        }

        var privacy = (TagPrivacy)(declared ?? (int)TagPrivacy.Scrub);
        if (privacy is TagPrivacy.Hash or TagPrivacy.Drop or TagPrivacy.Presence || ClassificationOf(origins) is not var (classification, origin))
            return privacy;
        if (declared is null)
        {
            log.Add(Severity.Warning, Rule.ClassifiedValue, method, what, origin, classification);
            return TagPrivacy.Drop;
        }

        log.Add(Severity.Warning, Rule.ClassifiedButSent, method, what, privacy, origin, classification);
        return privacy;
    }

    /// <summary>Whether a metric may measure a value.</summary>
    internal bool MayMeasure(MethodDefinition method, string what, IReadOnlyList<ValueOrigin> origins)
    {
        if (IsForbidden(method, what, origins))
            return false;
        if (ClassificationOf(origins) is not var (classification, origin))
            return true;

        log.Add(Severity.Warning, Rule.ClassifiedValue, method, what, origin, classification);
        return false;
    }

    bool IsForbidden(MethodDefinition method, string what, IReadOnlyList<ValueOrigin> origins)
    {
        if (origins.FirstOrDefault(origin => TrackingAttributes.Has(origin.Provider, KnownNames.Attributes.DoNotTrack)) is not { } forbidden)
            return false;

        log.Add(Severity.Error, Rule.ForbiddenValue, method, what, forbidden.Name);
        return true;
    }

    (string Classification, string Origin)? ClassificationOf(IReadOnlyList<ValueOrigin> origins)
    {
        foreach (var origin in origins)
        {
            if (origin.Provider.HasCustomAttributes && origin.Provider.CustomAttributes.FirstOrDefault(attribute => IsClassification(attribute.AttributeType)) is { } found)
                return (found.AttributeType.Name, origin.Name);
        }

        return null;
    }

    bool IsClassification(TypeReference type)
    {
        if (!_isClassification.TryGetValue(type.FullName, out var isOne))
        {
            isOne = type.FullName != KnownNames.Attributes.NoDataClassification && TrackingAttributes.DerivesFrom(type, KnownNames.Attributes.DataClassification);
            _isClassification.Add(type.FullName, isOne);
        }

        return isOne;
    }
}
