namespace AutomagikTelemetry;

/// <summary>What the build has baked in about the program: written by the weaver from the <c>AutomagikTelemetry*</c> MSBuild properties.</summary>
/// <remarks>Only the entry assembly's attribute counts, so that a library never starts telemetry in the program that uses it.</remarks>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TelemetryProjectAttribute : Attribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="name">The project's name, reported as <c>service.name</c>.</param>
    /// <param name="version">The project's version, reported as <c>service.version</c>.</param>
    public TelemetryProjectAttribute(string name, string? version = null)
    {
        Name = name;
        Version = version;
    }

    /// <summary>The project's name.</summary>
    public string Name { get; }

    /// <summary>The project's version.</summary>
    public string? Version { get; }

    /// <summary>Where telemetry goes when neither the environment nor the code says it; default: nowhere.</summary>
    public string? Endpoint { get; set; }

    /// <summary><c>OptIn</c> (default): <see cref="Endpoint"/> needs the user's saved yes if it leaves the machine. <c>OptOut</c>: it does not. <c>Notice</c>: not after a run that has shown <c>Telemetry.ShowFirstRunNotice</c>.</summary>
    public string? Consent { get; set; }
}
