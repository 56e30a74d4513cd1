using AutomagikTelemetry.Fody.Configuration;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Selecting;

/// <summary>What tracks methods that carry no attribute of their own.</summary>
/// <param name="Namespaces">Where they are tracked.</param>
/// <param name="Signals">What they report: the bits of TrackedSignals.</param>
/// <param name="Attribute">What asks for it; null where the build does.</param>
sealed record BulkTracking(NamespaceFilter Namespaces, byte Signals, CustomAttribute? Attribute)
{
    const byte MetricsAndErrors = 3;

    /// <summary>What the assembly's attribute says; where it carries none, what the build says; null where neither asks for it.</summary>
    internal static BulkTracking? Of(ModuleDefinition module, Settings settings)
    {
        if (TrackingAttributes.Find(module.Assembly, KnownNames.Attributes.TrackAllPublicMethods) is { } attribute)
        {
            return new BulkTracking(
                new NamespaceFilter(TrackingAttributes.Property(attribute, "Include") as string, TrackingAttributes.Property(attribute, "Exclude") as string),
                TrackingAttributes.Property(attribute, "Signals") is int signals ? (byte)signals : MetricsAndErrors,
                attribute);
        }

        return settings.TrackAllPublicMethods
            ? new BulkTracking(new NamespaceFilter(settings.TrackAllPublicMethodsInclude, settings.TrackAllPublicMethodsExclude), MetricsAndErrors, null)
            : null;
    }
}
