using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Delivery;

/// <summary>What cannot be delivered is counted, and said.</summary>
public class LossTests
{
    readonly RecordingExporter _exporter = new();

    [Fact]
    public void AnExceptionInAnExporterIsCountedAndNotPropagated()
    {
        using var client = Clients.With(_exporter);
        _exporter.Answer = () => throw new InvalidOperationException("exporter");
        client.TrackEvent("lost");
        client.Flush().ShouldBe(new FlushResult(FlushStatus.Dropped, 0, 1));

        _exporter.Answer = () => ExportResult.Success;
        client.TrackEvent("kept");
        client.Flush().ShouldBe(new FlushResult(FlushStatus.Delivered, 1, 0));
    }

    [Fact]
    public void AFailedExportIsALoss()
    {
        using var client = Clients.With(_exporter);
        _exporter.Answer = () => ExportResult.Failure;
        client.TrackEvent("lost");
        client.TrackMetric("m", 1);

        client.Flush().ShouldBe(new FlushResult(FlushStatus.Dropped, 0, 2));
        client.Losses[LossReason.SendFailed].ShouldBe(2);
    }

    [Fact]
    public void OneWarningComesWhenLossesBeginAndOneWhenTheyHaveEnded()
    {
        var environment = new FakeEnvironment();
        var time = new ManualTime();
        using var client = Clients.With(_exporter, environment: environment, time: time);
        foreach (var answer in new[] { ExportResult.Failure, ExportResult.Success, ExportResult.Failure, ExportResult.Success })
        {
            _exporter.Answer = () => answer;
            client.TrackEvent("e");
            client.Flush();
        }

        environment.Lines.ShouldBe(["warning: telemetry is being lost: send_failed 1."]);
        time.Advance(TimeSpan.FromSeconds(10));
        client.TrackEvent("kept");
        client.Flush();

        environment.Lines.ShouldBe(
        [
            "warning: telemetry is being lost: send_failed 1.",
            "warning: telemetry is no longer being lost; in all: send_failed 2.",
        ]);
    }
}
