using System.Reflection;

namespace AutomagikTelemetry.Client;

/// <summary>What the build baked into the program.</summary>
sealed record ProjectSettings(string Name, string? Version = null, string? Endpoint = null, string? Consent = null)
{
    /// <summary>Only the entry assembly counts: a library must not start telemetry in its host. Without the attribute: its name and no endpoint.</summary>
    public static ProjectSettings Of(Assembly? entryAssembly)
    {
        var baked = entryAssembly?.GetCustomAttribute<TelemetryProjectAttribute>();
        var name = string.IsNullOrWhiteSpace(baked?.Name) ? entryAssembly?.GetName().Name ?? AppDomain.CurrentDomain.FriendlyName : baked.Name;
        return new(name, baked?.Version, baked?.Endpoint, baked?.Consent);
    }
}
