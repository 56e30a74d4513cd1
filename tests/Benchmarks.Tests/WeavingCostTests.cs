using AutomagikTelemetry.Benchmarks.Builds;
using AutomagikTelemetry.WeavingCost;
using AutomagikTelemetry.WeavingCost.Sources;

namespace AutomagikTelemetry.Benchmarks.Tests;

/// <summary>That the benchmark of weaving builds what it says, in sizes that a test has time for.</summary>
public sealed class WeavingCostTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("automagik-weaving-tests-").FullName;

    /// <summary>Sizes are no timings: they are the same on every machine.</summary>
    const int BytesAMethod = 250;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void EveryMethodOfTheLibrariesIsWovenAndAStepIsMeasuredOnlyWhereItIsDone()
    {
        var product = new PackedProduct(_folder);
        product.Pack(nativeImages: "");

        foreach (var scenario in new Scenario[]
        {
            new("tagged", 200, LibrarySources.Services(20, 10)),
            new("in bulk", 200, LibrarySources.Services(20, 10, inBulk: true)),
            new("one method", 1, LibrarySources.LongMethod(20_000)),
        })
        {
            var empty = new LibraryBuild(product, scenario, Weaver.Empty);
            var ours = new LibraryBuild(product, scenario, Weaver.Ours);

            var yardstick = empty.BuildAnew();
            var woven = ours.BuildAnew();
            var again = ours.Build();

            ours.TrackedMethods.ShouldBe(scenario.Methods, scenario.Name);
            (yardstick.WeavingCpu > 0, yardstick.TasksCpu).ShouldBe((true, 0), scenario.Name);
            (woven.WeavingCpu > 0, woven.TasksCpu > 0).ShouldBe((true, true), scenario.Name);
            again.TasksCpu.ShouldBeGreaterThan(0, scenario.Name);
            if (scenario.Methods > 1)
                ((ours.AssemblySize - ours.ManifestSize - empty.AssemblySize) / scenario.Methods).ShouldBeLessThanOrEqualTo(BytesAMethod, scenario.Name);
        }
    }
}
