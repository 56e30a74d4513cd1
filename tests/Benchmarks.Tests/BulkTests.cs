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

    [Theory]
    [InlineData(0, 0)]
    [InlineData(int.MaxValue, 2)]
    public void ExceptionsMakeErrorEventsAsTheRateAllowsAndAreAllCounted(int errorsPerSecond, int expected)
    {
        var records = new List<string>();
        using (var state = ClientState.On(new DiscardingExporter(records.Add)))
        {
            state.ErrorsPerSecond = errorsPerSecond;
            Should.Throw<InvalidOperationException>(() => BulkSubject.Throw(3, new InvalidOperationException("No such agent.")));
            Should.Throw<InvalidOperationException>(() => BulkSubject.Throw(3, new InvalidOperationException("No such agent.")));
        }

        records.Count(record => record.StartsWith("event automagik.error", StringComparison.Ordinal)).ShouldBe(expected);
        records[^1].ShouldEndWith("error.type=System.InvalidOperationException} of 6");
    }
}
