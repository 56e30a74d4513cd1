using AutomagikTelemetry.Benchmarks.Measuring;
using AutomagikTelemetry.Benchmarks.Subjects.Bulk;

namespace AutomagikTelemetry.Benchmarks.Tests;

public class BulkTests
{
    [Fact]
    public void ABulkCallAllocatesNothing()
    {
        using var on = ClientState.On();

        Allocations.OfThousand(() => BulkSubject.Add(1, "w")).ShouldBe(0);
    }

    [Fact]
    public void TheHistogramCountsEveryBulkCallAndThereIsNoOtherRecord()
    {
        var records = new List<string>();
        using (ClientState.On(new DiscardingExporter(records.Add)))
        {
            for (var i = 0; i < 10; i++)
                BulkSubject.Add(i, "w");
        }

        records.ShouldBe(["Histogram function.duration_ms {code.function.name=AutomagikTelemetry.Benchmarks.Subjects.Bulk.BulkSubject.Add} of 10"]);
    }

    [Fact]
    public void AnExceptionThatWasReportedBeforeMakesNoErrorEvent()
    {
        var records = new List<string>();
        var exception = new InvalidOperationException("No such agent.");
        using (ClientState.On(new DiscardingExporter(records.Add)))
        {
            Should.Throw<InvalidOperationException>(() => BulkSubject.Throw(3, exception));
            Should.Throw<InvalidOperationException>(() => BulkSubject.Throw(3, exception));
        }

        records.Count(record => record.StartsWith("event automagik.error", StringComparison.Ordinal)).ShouldBe(1);
        records[^1].ShouldEndWith("error.type=System.InvalidOperationException} of 6");
    }
}
