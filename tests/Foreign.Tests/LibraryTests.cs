using System.Globalization;
using AutomagikTelemetry.Foreign.Tests.Support;

namespace AutomagikTelemetry.Foreign.Tests;

/// <summary>All public methods of a library that nobody wrote for us are woven, and it is the same library.</summary>
public abstract class LibraryTests(LibraryFixture fixture)
{
    /// <summary>The closed list; of those that need the user's attribute none can come up here.</summary>
    static readonly string[] _reasons = ["no body", "trivial body", "called by the runtime", "async void", "F# async"];

    readonly LibraryRun _run = fixture.Run;

    [Fact]
    public void IsWovenButForTheClosedListOfReasons()
    {
        foreach (var assembly in _run.Assemblies)
        {
            assembly.Diagnostics.ShouldBeEmpty();
            assembly.Functions.Count.ShouldBeGreaterThan(50);
            assembly.Skipped.Keys.ShouldBeSubsetOf(_reasons);
        }
    }

    [Fact]
    public void CompilesAsItDoesUnwoven()
    {
        _run.PreparedUnwoven.Count(outcome => outcome.EndsWith(": compiled", StringComparison.Ordinal)).ShouldBeGreaterThan(_run.Assemblies.Sum(assembly => assembly.Functions.Count));
        string.Join("\n", _run.PreparedWoven.Except(_run.PreparedUnwoven).Take(20)).ShouldBeEmpty();
        _run.PreparedWoven.Count.ShouldBe(_run.PreparedUnwoven.Count);
    }

    [Fact]
    public void DoesTheSameWork()
    {
        _run.OutputUnwoven.Length.ShouldBeGreaterThan(1000);
        _run.Bulk.Output.ShouldBe(_run.OutputUnwoven);
        _run.Spans.Output.ShouldBe(_run.OutputUnwoven);
    }

    /// <summary>Both ways of counting agree, so nothing is lost, counted twice or left open.</summary>
    [Fact]
    public void EndsEveryStart()
    {
        _run.Bulk.Exported.All.ShouldBe(_run.Bulk.StartCount);

        var spans = _run.Spans;
        spans.Exported.All.ShouldBe(spans.StartCount);
        var all = spans.Exported + spans.Enumerations;
        spans.Count("spansStarted").ShouldBe(all.All);
        spans.Count("spansStopped").ShouldBe(all.All);
        new Counts(spans.Count("spansSucceeded"), spans.Count("spansFailed"), spans.Count("spansCancelled")).ShouldBe(all);
        spans.Count("measured").ShouldBe(all.All);
        spans.Count("measuredFailures").ShouldBe(all.Failed);
        spans.Count("measuredCancellations").ShouldBe(all.Cancelled);
    }

    [Fact]
    public void IsReallyUsed()
    {
        var called = _run.Called();
        for (var i = 0; i < called.Count; i++)
            ((double)called[i].Count / _run.Assemblies[i].Functions.Count).ShouldBeGreaterThanOrEqualTo(0.3, $"of {_run.Assemblies[i].Name} the work calls {called[i].Count} of {_run.Assemblies[i].Functions.Count}");
    }

    [Fact]
    public void HasTheFiguresThatTheDocsTell()
    {
        var rows = Rows().ToList();
        TestContext.Current.TestOutputHelper!.WriteLine($"{string.Join("\n", rows)}\nmethods compiled: {_run.PreparedUnwoven.Count:N0}\nbulk: {_run.Bulk.StartCount:N0} started, {_run.Bulk.Exported}, {_run.Bulk.Enumerations} enumerations\nspans: {_run.Spans.StartCount:N0} started, {_run.Spans.Exported}, {_run.Spans.Enumerations} enumerations");

        var docs = File.ReadAllText(Path.Combine(ProgramFolder.Repository, "docs", "weaving.md"));
        foreach (var row in rows)
            docs.ShouldContain(row[..(row.TrimEnd('|', ' ').LastIndexOf('|') + 1)], customMessage: "the share of what is called may differ a little from run to run, the rest must not");
    }

    IEnumerable<string> Rows()
    {
        var called = _run.Called();
        for (var i = 0; i < called.Count; i++)
        {
            var assembly = _run.Assemblies[i];
            var skipped = string.Join(", ", assembly.Skipped.OrderByDescending(reason => reason.Value).Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Key} {reason.Value:N0}")));
            yield return string.Create(CultureInfo.InvariantCulture, $"| {assembly.Name} | {assembly.Seen:N0} | {assembly.Functions.Count:N0} | {skipped} | {100d * called[i].Count / assembly.Functions.Count:F0} % |");
        }
    }
}
