using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Delivery;

/// <summary>What a first call needs is made ready beside it, and only where it will be needed.</summary>
public class PreparationTests
{
    [Fact]
    public void TheExporterIsPreparedOnceOnTheSendersThreadBeforeAnythingIsRecorded()
    {
        using var exporter = new PreparedExporter();
        using var client = Client(exporter, new FakeEnvironment());

        client.Prepare();
        exporter.Prepared.Wait(Clients.Patience, TestContext.Current.CancellationToken).ShouldBeTrue();
        client.Prepare();
        client.TrackEvent("e");
        client.Flush();

        exporter.Calls.ShouldBe(["AutomagikTelemetry sender prepares", "AutomagikTelemetry sender exports"]);
    }

    [Fact]
    public void NothingIsPreparedWhereNothingIsRecorded()
    {
        using var exporter = new PreparedExporter();
        using var client = Client(exporter, new FakeEnvironment { Variables = { ["DO_NOT_TRACK"] = "1" } });

        client.Prepare();
        client.Flush();

        exporter.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void AnExporterThatCannotBePreparedIsAskedAgainByTheFirstBatch()
    {
        using var exporter = new PreparedExporter { Trouble = new InvalidOperationException() };
        using var client = Client(exporter, new FakeEnvironment());

        client.Prepare();
        client.TrackEvent("e");

        client.Flush().Delivered.ShouldBe(1);
    }

    static TelemetryClient Client(ITelemetryExporter exporter, FakeEnvironment environment) =>
        new(new TelemetryOptions { FlushInterval = TimeSpan.FromHours(1), ExitTimeout = Clients.Patience }, exporter, TimeProvider.System, environment.Snapshot());

    sealed class PreparedExporter : ITelemetryExporter, IDisposable
    {
        public List<string> Calls { get; } = [];

        public ManualResetEventSlim Prepared { get; } = new();

        public Exception? Trouble { get; init; }

        public void Prepare()
        {
            Calls.Add($"{Thread.CurrentThread.Name} prepares");
            Prepared.Set();
            if (Trouble is not null)
                throw Trouble;
        }

        public ExportResult Export(Batch batch)
        {
            Calls.Add($"{Thread.CurrentThread.Name} exports");
            return ExportResult.Success;
        }

        public void Dispose() => Prepared.Dispose();
    }
}
