using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Client;

/// <summary>The facade is one for the process: nothing else in these tests uses it.</summary>
public class TelemetryTests
{
    readonly RecordingExporter _exporter = new();

    [Fact]
    public void CallsGoToTheClientInPlace()
    {
        using var client = Clients.With(_exporter);
        using (Telemetry.Replace(client))
        {
            Telemetry.Client.ShouldBeSameAs(client);
            Telemetry.TrackEvent("event");
            Telemetry.TrackLog("log");
            Telemetry.TrackError(new InvalidOperationException());
            Telemetry.TrackMetric("metric", 1);
            Telemetry.Flush().Delivered.ShouldBe(4);
        }

        Telemetry.Client.ShouldNotBeSameAs(client);
    }

    [Fact]
    public void ListenersHearOfEveryChangeOfTheClientInPlace()
    {
        var heard = new List<bool>();
        void Listen() => heard.Add(Telemetry.Client.IsRecording);
        using var client = Clients.With(_exporter);
        using var other = Clients.With(_exporter);
        Telemetry.RecordingChanged += Listen;
        try
        {
            using (Telemetry.Replace(client))
            {
                Telemetry.IsEnabled = false;
                other.IsEnabled = false;
                Telemetry.IsEnabled = true;
                client.Dispose();
            }
        }
        finally
        {
            Telemetry.RecordingChanged -= Listen;
        }

        heard[..4].ShouldBe([true, false, true, false]);
        heard.Count.ShouldBe(5);
    }

    [Fact]
    public void ReconfiguringReplacesTheClientAndDisposesTheOldOne()
    {
        using var client = Clients.With(_exporter);
        using (Telemetry.Replace(client))
        {
            client.TrackEvent("before");

            Telemetry.Configure(options => options.ProjectName = "reconfigured");

            client.IsRecording.ShouldBeFalse();
            _exporter.AwaitExport();
            _exporter.Records.Count.ShouldBe(1);
            Telemetry.Client.ProjectName.ShouldBe("reconfigured");
        }
    }

    [Fact]
    public void AConfigurationThatThrowsChangesNothing()
    {
        using var client = Clients.With(_exporter);
        using (Telemetry.Replace(client))
        {
            Should.Throw<InvalidOperationException>(() => Telemetry.Configure(options =>
            {
                options.ProjectName = "half";
                throw new InvalidOperationException();
            }));

            Telemetry.Client.ShouldBeSameAs(client);
            client.IsRecording.ShouldBeTrue();
        }
    }

    [Fact]
    public void AListenerThatThrowsHurtsNeitherTheCallerNorTheOtherListeners()
    {
        var heard = 0;
        void Hear() => heard++;
        static void Throw() => throw new InvalidOperationException();
        using var client = Clients.With(_exporter);
        using (Telemetry.Replace(client))
        {
            Telemetry.RecordingChanged += Throw;
            Telemetry.RecordingChanged += Hear;
            try
            {
                Telemetry.IsEnabled = false;
            }
            finally
            {
                Telemetry.RecordingChanged -= Throw;
                Telemetry.RecordingChanged -= Hear;
            }
        }

        heard.ShouldBe(1);
    }
}
