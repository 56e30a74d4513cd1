namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>The directory of one user, project and collector: made for its user alone, and not used when it is anything else.</summary>
/// <param name="baseDirectory">The user's directory for state; null where there is none.</param>
/// <param name="key">Of project and collector: <see cref="SpoolLocation.Key"/>.</param>
sealed class SpoolDirectory(string? baseDirectory, string key)
{
    readonly string[] _levels = baseDirectory is null
        ? []
        : [PrivateDirectory.OfTelemetry(baseDirectory), PrivateDirectory.SpoolsOf(baseDirectory), Path.Combine(PrivateDirectory.SpoolsOf(baseDirectory), key)];

    public string FullPath => _levels is [.., var last] ? last : "";

    public string PathOf(string fileName) => Path.Combine(FullPath, fileName);

    /// <summary>Makes what is missing.</summary>
    /// <returns>Why it cannot be used; null when it can.</returns>
    public string? Prepare() => PrivateDirectory.Prepare(baseDirectory, _levels);

    /// <summary>Why it cannot be used though it is there; null when it can, or is not there.</summary>
    public string? Check(out bool isThere) => PrivateDirectory.Check(_levels, out isThere);
}
