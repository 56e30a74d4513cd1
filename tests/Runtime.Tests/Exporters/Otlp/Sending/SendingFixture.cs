using System.Diagnostics;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Delivery.Spooling;
using AutomagikTelemetry.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Support;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Sending;

/// <summary>The exporter on a clock that the test moves, before a collector that the test plays. The only timer is that of the next attempt.</summary>
sealed class SendingFixture : IDisposable
{
    static readonly InstrumentationScope _scope = new("tests", "1.0");

    CountedExporter? _exporter;

    public SendingFixture() => Collector = new(Time);

    public ManualTime Time { get; } = new();

    public ScriptedCollector Collector { get; }

    public FakeEnvironment Environment { get; } = new();

    public int MaxRetries { get; set; } = 3;

    public TimeSpan RetryBackoff { get; set; } = TimeSpan.FromSeconds(1);

    public long MaxPendingBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Never, unless a test is about it.</summary>
    public TimeSpan Timeout { get; set; } = System.Threading.Timeout.InfiniteTimeSpan;

    public TimeSpan FirstWaitWhereAway { get; set; } = TimeSpan.Zero;

    /// <summary>None, unless a test is about it.</summary>
    public Spool? Spool { get; set; }

    /// <summary>Made with the first use.</summary>
    public CountedExporter Exporter => _exporter ??= new(
        new()
        {
            Traces = To("traces"),
            Logs = To("logs"),
            Metrics = To("metrics"),
            Temporality = Temporality.Cumulative,
            MaxRetries = MaxRetries,
            RetryBackoff = RetryBackoff,
            MaxPendingBytes = MaxPendingBytes,
            Patience = Clients.Patience,
            FirstWaitWhereAway = FirstWaitWhereAway,
        },
        _ => Collector, Environment.Snapshot(), Time, Spool);

    public Ledger Ledger => Exporter.Ledger;

    public void HandEvent(string name = "e") => Exporter.Hand(new([OtlpFixture.Event(name)], []));

    public void HandSpan()
    {
        using var activity = new Activity("a").Start();
        activity.Stop();
        Exporter.Hand(new([new FinishedSpan(_scope, activity)], []));
    }

    /// <summary>Hands an event over and lets time go on until it is settled.</summary>
    public void Settle()
    {
        HandEvent();
        RunUntil(() => Ledger.UnderWay == 0);
    }

    /// <summary>Time goes on from one attempt to the next, as fast as the sending thread is there to wait for it.</summary>
    public void RunUntil(Func<bool> isSo)
    {
        var start = Stopwatch.GetTimestamp();
        while (!isSo())
        {
            Stopwatch.GetElapsedTime(start).ShouldBeLessThan(Clients.Patience, "it never came to that");
            if (Time.NextTimer() is { } wait)
                Time.Advance(wait);
            else
                Thread.Yield();
        }
    }

    public void Dispose() => _exporter?.Dispose();

    Destination To(string signal) => new(CollectorUrl.Parse("http://collector:4318/v1/" + signal)!, []) { Timeout = Timeout, CompressionThreshold = null, Tls = TlsSettings.Default };
}
