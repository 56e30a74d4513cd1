namespace AutomagikTelemetry.Fody.Manifest;

/// <summary>A member that sends something.</summary>
/// <param name="Member">Type and method.</param>
/// <param name="File">Its file, relative to the source root.</param>
sealed record ManifestMember(string Member, string? File);
