using AutomagikTelemetry.Client;
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
        using (ProcessClient.Replace(client))
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
        ProcessClient.RecordingChanged += Listen;
        try
        {
            using (ProcessClient.Replace(client))
            {
                Telemetry.IsEnabled = false;
                other.IsEnabled = false;
                Telemetry.IsEnabled = true;
                client.Dispose();
            }
        }
        finally
        {
            ProcessClient.RecordingChanged -= Listen;
        }

        heard[..4].ShouldBe([true, false, true, false]);
        heard.Count.ShouldBe(5);
    }

    [Fact]
    public void ALifetimeReportsItsStartNowAndItsEndOnce()
    {
        var environment = new FakeEnvironment();
        environment.Variables["ENVIRONMENT"] = "production";
        using var client = Clients.With(_exporter, options => options.IsEnabled = true, environment);
        using var replacement = ProcessClient.Replace(client);

        Telemetry.TrackLifetime();
        Telemetry.TrackLifetime("service", [new("workers", 10), new("environment", "blue")]);
        Telemetry.TrackLifetime();
        Lifetimes.StopAll();
        Lifetimes.StopAll();
        Telemetry.Flush();

        Lines.ShouldBe(["app.started version=1.2.3 environment=production", "service.started version=1.2.3 workers=10 environment=blue", "service.stopped", "app.stopped"]);
    }

    [Fact]
    public void ALifetimeThatBeganWhileNothingWasRecordedStartsWhenThatBegins()
    {
        using var off = Clients.With(_exporter, options => options.IsEnabled = false);
        using var on = Clients.With(_exporter);
        using var replacement = ProcessClient.Replace(off);

        Telemetry.TrackLifetime("never");
        Lifetimes.StopAll();
        Telemetry.TrackLifetime("later");
        using (ProcessClient.Replace(on))
        {
            Lifetimes.StopAll();
            Telemetry.Flush();
        }

        Lines.ShouldBe(["later.started version=1.2.3", "later.stopped"]);
    }

    [Fact]
    public void ALifetimeNeverThrows()
    {
        using var client = Clients.With(_exporter);
        using var replacement = ProcessClient.Replace(client);

        Telemetry.TrackLifetime("");
        Telemetry.TrackLifetime(null!);
        Telemetry.TrackLifetime("app", Failing());
        Lifetimes.StopAll();
        Telemetry.Flush();

        Lines.ShouldBe(["app.started version=1.2.3 port=80", "app.stopped"]);

        static IEnumerable<KeyValuePair<string, object?>> Failing()
        {
            yield return new("port", 80);
            throw new InvalidOperationException("no");
        }
    }

    IEnumerable<string> Lines => _exporter.Events.Select(record => string.Join(" ", [record.EventName, .. record.Attributes.Select(pair => $"{pair.Key}={pair.Value}")]));

    [Fact]
    public void ReconfiguringReplacesTheClientAndDisposesTheOldOne()
    {
        using var client = Clients.With(_exporter);
        using (ProcessClient.Replace(client))
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
        using (ProcessClient.Replace(client))
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
        using (ProcessClient.Replace(client))
        {
            ProcessClient.RecordingChanged += Throw;
            ProcessClient.RecordingChanged += Hear;
            try
            {
                Telemetry.IsEnabled = false;
            }
            finally
            {
                ProcessClient.RecordingChanged -= Throw;
                ProcessClient.RecordingChanged -= Hear;
            }
        }

        heard.ShouldBe(1);
    }
}
