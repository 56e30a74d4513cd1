using AutomagikTelemetry.Fody.Configuration;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Selecting;

/// <summary>What tracks methods that carry no attribute of their own.</summary>
/// <param name="Namespaces">Where they are tracked.</param>
/// <param name="Signals">What they report: the bits of TrackedSignals.</param>
sealed record BulkTracking(NamespaceFilter Namespaces, byte Signals)
{
    const byte MetricsAndErrors = 3;

    /// <summary>What the assembly's attribute says; where it carries none, what the build says; null where neither asks for it.</summary>
    internal static BulkTracking? Of(ModuleDefinition module, Settings settings)
    {
        if (TrackingAttributes.Find(module.Assembly, KnownNames.Attributes.TrackAllPublicMethods) is { } attribute)
        {
            return new BulkTracking(
                new NamespaceFilter(Property("Include") as string, Property("Exclude") as string),
                Property("Signals") is int signals ? (byte)signals : MetricsAndErrors);

            object? Property(string name) => attribute.Properties.FirstOrDefault(property => property.Name == name).Argument.Value;
        }

        return settings.TrackAllPublicMethods
            ? new BulkTracking(new NamespaceFilter(settings.TrackAllPublicMethodsInclude, settings.TrackAllPublicMethodsExclude), MetricsAndErrors)
            : null;
    }
}
