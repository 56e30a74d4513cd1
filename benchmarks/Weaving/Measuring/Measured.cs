namespace AutomagikTelemetry.WeavingCost.Measuring;

/// <summary>What is known of a library's builds with one weaver.</summary>
/// <param name="Anew">Builds from nothing, one a round.</param>
/// <param name="Again">Builds with nothing to do, one a round.</param>
/// <param name="AssemblySize">In bytes.</param>
/// <param name="PdbSize">In bytes.</param>
/// <param name="ManifestSize">Of the manifest in the assembly, in bytes.</param>
sealed record Measured(IReadOnlyList<BuildSample> Anew, IReadOnlyList<BuildSample> Again, long AssemblySize, long PdbSize, long ManifestSize);
