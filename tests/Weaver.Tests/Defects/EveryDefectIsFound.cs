namespace AutomagikTelemetry.Weaver.Tests.Defects;

/// <summary>The checks of the corpus can fail: each deliberate defect of the weaver turns at least one of them red.</summary>
public class EveryDefectIsFound
{
    public static TheoryData<string> Defects() => [.. Catalogue.Defects.Keys];

    [Theory]
    [MemberData(nameof(Defects))]
    public async Task ByOneOfTheChecks(string defect)
    {
        var failed = await CorpusChecks.FailedWith(Catalogue.Defects[defect]);

        TestContext.Current.TestOutputHelper!.WriteLine($"{defect}: {string.Join(", ", failed)}");
        failed.ShouldNotBeEmpty($"nobody noticed that {defect}");
    }

    [Fact]
    public async Task AndWithoutADefectThereIsNothingToFind() =>
        (await CorpusChecks.FailedWith(_ => { })).ShouldBeEmpty();
}
