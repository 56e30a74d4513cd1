using AutomagikTelemetry.Benchmarks.Measuring;
using AutomagikTelemetry.Benchmarks.Subjects;
using AutomagikTelemetry.Benchmarks.Subjects.Bulk;

namespace AutomagikTelemetry.Benchmarks.Tests;

public class OffTests
{
    [Fact]
    public void ACallThatIsSwitchedOffAllocatesNothing()
    {
        using var off = ClientState.Off();

        Allocations.OfThousand(() => BulkSubject.Add(1, "w")).ShouldBe(0);
        Allocations.OfThousand(() => TaggedSubject.Add(1, "w")).ShouldBe(0);
    }

    [Fact]
    public async Task ACallThatIsSwitchedOffRecordsNothing()
    {
        var records = new List<string>();
        using (ClientState.Off(new DiscardingExporter(records.Add)))
        {
            TaggedSubject.Add(1, "w");
            BulkSubject.Add(1, "w");
            await TaggedSubject.AddAfterYieldAsync(1, "w");
            Should.Throw<InvalidOperationException>(() => TaggedSubject.Throw(2, new InvalidOperationException()));
        }

        records.ShouldBeEmpty();
    }
}
