namespace AutomagikTelemetry.Package.Tests;

/// <summary>One program, built woven and unwoven with the packed product: what its caller sees is the same, and the woven one reports it.</summary>
public sealed class BehaviourTests(BehaviourRuns runs) : IClassFixture<BehaviourRuns>
{
    public static TheoryData<string> Configurations => ["Debug", "Release"];

    [Theory]
    [MemberData(nameof(Configurations))]
    public void TheProgramEndsWell(string configuration)
    {
        var woven = runs[configuration].Woven;

        woven.ExitCode.ShouldBe(0, woven.ToString());
        woven.Output.ShouldContain("unobserved: True");
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void ResultsExceptionsAndFramesAreThoseOfTheUnwovenProgram(string configuration)
    {
        var (woven, silent, unwoven) = runs[configuration];

        unwoven.Output.ShouldContain("sync throw: System.InvalidOperationException same=True");
        woven.Output.ShouldBe(unwoven.Output);
        silent.Output.ShouldBe(unwoven.Output);
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void AWovenProgramWithNoEndpointWritesNothing(string configuration)
        => runs[configuration].Silent.Error.ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Configurations))]
    public void NestedCallsKeepTheirParentsAcrossAwaitsThatChangeThreads(string configuration)
    {
        var spans = runs.Records(configuration).Where(record => record.Kind == "span").ToDictionary(span => span["span"]!);
        var outer = Named("outer");
        var inner = Named("inner");

        outer.Count.ShouldBe(20);
        inner.Count.ShouldBe(20);
        Named("leaf").Count.ShouldBe(60);
        outer.ShouldAllBe(span => span["parent"] == null);
        foreach (var child in inner.Concat(Named("leaf")))
        {
            var parent = spans[child["parent"]!];
            parent.Name.ShouldBe(child["position"] == "within" ? "inner" : "outer");
            parent["number"].ShouldBe(child["number"]);
            parent["trace"].ShouldBe(child["trace"]);
        }

        List<TelemetryLine> Named(string name) => [.. spans.Values.Where(span => span.Name == name)];
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void StartsAreSuccessesPlusFailuresPlusCancellations(string configuration)
    {
        var records = runs.Records(configuration);
        var starts = records.Count(record => record.Kind == "event" && record.Name is "command.executed" or "workflow.started");
        var successes = records.Count(record => record.Kind == "event" && record.Name is "command.succeeded" or "workflow.completed");
        var spans = records.Where(record => record.Kind == "span").ToList();
        var failures = spans.Count(span => span.IsError);
        var cancellations = spans.Count(span => span["outcome"] == "cancelled");

        failures.ShouldBe(10);
        cancellations.ShouldBe(5);
        starts.ShouldBe(successes + failures + cancellations);
        spans.Count.ShouldBe(starts);
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void AnExceptionThatPassesSeveralTrackedFramesIsReportedOnce(string configuration)
        => runs.Records(configuration).Count(record => record.Kind == "error" && record["error_message"] == "synchronous").ShouldBe(1);
}
