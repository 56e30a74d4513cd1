using AutomagikTelemetry.Benchmarks.Builds;
using AutomagikTelemetry.WeavingCost.Measuring;

namespace AutomagikTelemetry.WeavingCost;

/// <summary>Builds a library with each weaver in turns.</summary>
sealed class Comparison(PackedProduct product, Scenario scenario)
{
    /// <returns>For each weaver what its builds took, one a round.</returns>
    internal IReadOnlyDictionary<Weaver, Measured> Measure(int rounds)
    {
        var builds = Enum.GetValues<Weaver>().Select(weaver => new LibraryBuild(product, scenario, weaver)).ToArray();
        var anew = builds.ToDictionary(build => build.Weaver, _ => new List<BuildSample>());
        var again = builds.ToDictionary(build => build.Weaver, _ => new List<BuildSample>());

        // The disk's cache is warm afterwards, and what a build leaves for the next one is there.
        foreach (var build in builds)
            build.BuildAnew();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var build in builds)
                anew[build.Weaver].Add(build.BuildAnew());
            foreach (var build in builds)
                again[build.Weaver].Add(build.Build());
        }

        var tracked = builds.Single(build => build.Weaver == Weaver.Ours).TrackedMethods;
        if (tracked != scenario.Methods)
            throw new InvalidOperationException($"{scenario.Name}: {tracked} methods are tracked and not {scenario.Methods}.");
        return builds.ToDictionary(build => build.Weaver, build => new Measured(anew[build.Weaver], again[build.Weaver], build.AssemblySize, build.PdbSize, build.ManifestSize));
    }
}
