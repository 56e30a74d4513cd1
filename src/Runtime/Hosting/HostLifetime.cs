using System.ComponentModel;
using AutomagikTelemetry.Client;

namespace AutomagikTelemetry.Hosting;

/// <summary>What a host has to say about lifetimes that are tracked. For AutomagikTelemetry.AspNetCore, not for use by hand.</summary>
/// <remarks>Thread-safe. Never throws.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HostLifetime
{
    /// <summary>A host has stopped: all that <see cref="Telemetry.TrackLifetime"/> tracks is reported as stopped, before the host's last flush.</summary>
    public static void Stopped() => Lifetimes.StopAll();
}
