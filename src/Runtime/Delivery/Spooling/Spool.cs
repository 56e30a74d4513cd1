using AutomagikTelemetry.Client;

namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>What of a client outlives its process: requests, and how the collector was found.</summary>
sealed record Spool(SpoolStore Store, HealthRecord Health)
{
    /// <summary>The one of a project and its collector. Touches nothing before it is used.</summary>
    public static Spool Of(TelemetryOptions options, string[] collectors, EnvironmentSnapshot environment, TimeProvider time)
    {
        var directory = new SpoolDirectory(
            SpoolLocation.BaseDirectory(options, environment), SpoolLocation.Key(options.ProjectName ?? "", collectors));
        return new(new(directory, new() { MaxBytes = options.MaxSpoolBytes }, time), new(directory, time));
    }

    /// <summary>Nothing is written from here on.</summary>
    public void Close()
    {
        Store.Dispose();
        Health.Close();
    }
}
