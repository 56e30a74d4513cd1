namespace AutomagikTelemetry.Weaver.Tests.Defects;

/// <summary>The checks of the corpus can fail: each deliberate defect of the weaver turns at least one of them red.</summary>
public class EveryDefectIsFound
{
    public static TheoryData<string> Defects() => [.. DeliberateDefects.All.Keys];

    [Theory]
    [MemberData(nameof(Defects))]
    public async Task ByOneOfTheChecks(string defect)
    {
        var failed = await CorpusChecks.FailedWith(DeliberateDefects.All[defect]);

        TestContext.Current.TestOutputHelper!.WriteLine($"{defect}: {string.Join(", ", failed.Take(5))}");
        failed.ShouldNotBeEmpty($"nobody noticed that {defect}");
    }

    [Fact]
    public async Task AndWithoutADefectThereIsNothingToFind() =>
        (await CorpusChecks.FailedWith(_ => { })).ShouldBeEmpty();
}
