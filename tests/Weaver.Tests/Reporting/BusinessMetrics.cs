using System.Diagnostics.Metrics;
using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Privacy;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Reporting;

public class BusinessMetrics
{
    readonly TaskCompletionSource _gate = new();

    [Fact]
    public void CountTheOutcomesThatTheyAreAbout()
    {
        using var recording = new Recording();

        Metrics.Send("12345", "a");
        Metrics.Send("123", "a");
        Metrics.Send("1", "b");
        Should.Throw<InvalidOperationException>(() => Metrics.Send("x", "a", new InvalidOperationException("no")));
        Should.Throw<OperationCanceledException>(() => Metrics.Send("x", "a", new OperationCanceledException()));

        recording.Series("messages.sent").Select(series => (Attributes.Text(series.Tags), series.Value)).ShouldBe([("channel=whatsapp instance=a", 2), ("channel=whatsapp instance=b", 1)], ignoreOrder: true);
        recording.Metric("messages.failed").Value.ShouldBe(1);
        recording.Metric("messages.any").Value.ShouldBe(5);
        recording.Metric("messages.cancelled").Value.ShouldBe(1);
        recording.Metric("messages.cancelled").Unit.ShouldBe("{message}");
    }

    /// <summary>There is nothing to do at the entry of these: a branch around nothing would end the just-in-time compiler of .NET 10, and the process with it.</summary>
    [Fact]
    public async Task WhatIsKnownAtTheEndAloneIsReportedToo()
    {
        using var recording = new Recording();

        new KnownAtTheEnd().Object();
        KnownAtTheEnd.Returned("four").ShouldBe("four");
        Should.Throw<ArgumentOutOfRangeException>(() => KnownAtTheEnd.Thrown(0));
        (await KnownAtTheEnd.Counted(Task.FromResult(5))).ShouldBe(5);

        recording.Metric("quiet.active").Value.ShouldBe(1);
        recording.Metric("quiet.calls").Value.ShouldBe(1);
        recording.Spans.Select(span => $"{span.Attributes.Value("length")}{span.Attributes.Value("source")}").ShouldBe(["", "4", "AutomagikTelemetry.Corpus", ""]);
    }

    [Fact]
    public void MeasureWhatAPathLeadsTo()
    {
        using var recording = new Recording();

        Metrics.Send("12345", "a");
        Metrics.Send("123", "a");
        Metrics.Send(null, "a");
        Should.Throw<InvalidOperationException>(() => Metrics.Send("x", "a", new InvalidOperationException("no")));

        recording.Metric("bytes.sent").Value.ShouldBe(8);
        var payload = recording.Metric("payload.bytes");
        (payload.Count, payload.Sum, payload.Unit, Attributes.Text(payload.Tags)).ShouldBe((3, 9, "By", "channel=whatsapp"));
    }

    [Fact]
    public void OfTheObjectAreWhatTheCallHasMadeOfIt()
    {
        using var recording = new Recording();
        var metrics = new Metrics();
        var dropped = Sanitizer.Dropped;

        metrics.Spawn();
        metrics.Spawn();

        recording.Metric("agents.active").Value.ShouldBe(2);
        recording.Series("agents.broken").ShouldBeEmpty();
        Sanitizer.Dropped.ShouldBe(dropped + 2);
    }

    [Fact]
    public async Task OfATaskAreMeasuredWhenItHasEnded()
    {
        using var recording = new Recording();
        var metrics = new Metrics();
        var pool = new Pool<string>();

        await metrics.SpawnLater(1, 0.25m, Task.CompletedTask);
        var pending = metrics.SpawnLater(3, 0.75m, _gate.Task);
        recording.Metric("agents.active").Value.ShouldBe(1);
        _gate.SetResult();
        await pending;
        await Should.ThrowAsync<InvalidOperationException>(metrics.SpawnLater(5, 1, Task.FromException(new InvalidOperationException("no"))));
        await pool.Add("a");
        await pool.Add("b");

        recording.Metric("agents.active").Value.ShouldBe(4);
        recording.Metric("agents.spawned").Value.ShouldBe(4);
        (recording.Metric("agents.share").Count, recording.Metric("agents.share").Sum).ShouldBe((3, 2));
        recording.Metric("pool.size").Value.ShouldBe(2);
    }

    [Fact]
    public void OfAnIteratorAreMeasuredForEachEnumeration()
    {
        using var recording = new Recording();
        var items = Metrics.Items([1, 2, 3]);

        items.Sum().ShouldBe(6);
        items.Sum().ShouldBe(6);

        recording.Metric("items.read").Value.ShouldBe(2);
        recording.Metric("items.total").Value.ShouldBe(6);
    }

    [Fact]
    public void AreHeardByListenersOfTheMeterAlsoWithoutAClient()
    {
        var heard = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "AutomagikTelemetry.Corpus" && instrument.Name is "messages.sent" or "payload.bytes" or "agents.active")
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => heard.Add(FormattableString.Invariant($"{instrument.GetType().Name} {instrument.Name} {instrument.Unit} {value} {Attributes.Text(tags.ToArray())}")));
        listener.Start();

        Metrics.Send("12345", "a");
        var metrics = new Metrics();
        metrics.Spawn();
        metrics.Spawn();
        listener.RecordObservableInstruments();

        heard.ShouldBe(
        [
            "Counter`1 messages.sent  1 channel=whatsapp instance=a",
            "Histogram`1 payload.bytes By 5 channel=whatsapp",
            "ObservableGauge`1 agents.active  2 ",
        ]);
    }
}
