using Mono.Cecil;

namespace AutomagikTelemetry.Weaver.Tests.Defects;

/// <summary>The checks of the corpus can fail: each deliberate defect of the weaver turns at least one of them red.</summary>
public class EveryDefectIsFound
{
    static readonly Dictionary<string, Action<ModuleDefinition>> _defects = MethodDefects.All
        .Select(defect => KeyValuePair.Create<string, Action<ModuleDefinition>>(defect.Key, module =>
        {
            foreach (var body in WovenBody.Of(module))
                defect.Value(body);
        }))
        .Concat(IteratorDefects.All).Concat(TaskLikeDefects.All).ToDictionary();

    public static TheoryData<string> Defects() => [.. _defects.Keys];

    [Theory]
    [MemberData(nameof(Defects))]
    public async Task ByOneOfTheChecks(string defect)
    {
        var failed = await CorpusChecks.FailedWith(_defects[defect]);

        TestContext.Current.TestOutputHelper!.WriteLine($"{defect}: {string.Join(", ", failed.Take(5))}");
        failed.ShouldNotBeEmpty($"nobody noticed that {defect}");
    }

    [Fact]
    public async Task AndWithoutADefectThereIsNothingToFind() =>
        (await CorpusChecks.FailedWith(_ => { })).ShouldBeEmpty();
}
