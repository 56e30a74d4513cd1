using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Delivery;

/// <summary>Queue, records and batches are bounded, and no caller waits for room.</summary>
public class BoundsTests
{
    readonly RecordingExporter _exporter = new();

    [Fact]
    public void WhatDoesNotFitIntoTheQueueIsDroppedAndCountedAndTheCallerNeverWaits()
    {
        using var client = Clients.With(_exporter, options => (options.BatchSize, options.MaxQueueSize) = (1, 5));
        _exporter.Gate.Reset();
        client.TrackEvent("in flight");
        _exporter.AwaitEntry();

        for (var i = 0; i < 12; i++)
            client.TrackEvent("e" + i);
        _exporter.Gate.Set();
        var result = client.Flush();

        result.Status.ShouldBe(FlushStatus.Dropped);
        result.Delivered.ShouldBe(6);
        result.Dropped.ShouldBe(7);
        client.Losses[LossReason.QueueFull].ShouldBe(7);
        _exporter.Events.Select(e => e.EventName).ShouldBe(["in flight", "e0", "e1", "e2", "e3", "e4"]);
    }

    [Fact]
    public void TheQueueIsBoundedInBytesToo()
    {
        using var client = Clients.With(_exporter, options => (options.BatchSize, options.MaxQueueSize, options.MaxQueueBytes) = (1, 1_000_000, 64 * 1024));
        _exporter.Gate.Reset();
        client.TrackEvent("in flight");
        _exporter.AwaitEntry();

        for (var i = 0; i < 100; i++)
            client.TrackEvent("e", [new("filler", new string('x', 500))]);
        var pending = client.Statistics.Pending;
        _exporter.Gate.Set();

        var result = client.Flush();
        (result.Delivered, result.Dropped).ShouldBe((pending, 101 - pending));
        pending.ShouldBeInRange(40, 65);
        client.Statistics.DroppedByReason.ShouldBe(new Dictionary<string, long> { ["queue_full"] = 101 - pending });
    }

    [Fact]
    public void ARecordThatIsTooLargeIsDroppedAndCounted()
    {
        using var client = Clients.With(_exporter);

        client.TrackEvent("e", Fillers(20));
        client.TrackEvent("small");

        client.Flush().ShouldBe(new FlushResult(FlushStatus.Dropped, 1, 1));
        client.Losses[LossReason.TooLarge].ShouldBe(1);
    }

    [Fact]
    public void NoBatchIsLargerThanTheBatchSize()
    {
        using var client = Clients.With(_exporter, options => options.BatchSize = 10);
        _exporter.Gate.Reset();
        for (var i = 0; i < 95; i++)
            client.TrackEvent("e");
        _exporter.Gate.Set();

        client.Flush().Delivered.ShouldBe(95);

        _exporter.BatchSizes.ShouldAllBe(size => size <= 10);
    }

    [Fact]
    public void ABatchOfLargeRecordsIsCut()
    {
        using var client = Clients.With(_exporter, options => options.MaxQueueBytes = 32 * 1024 * 1024);
        _exporter.Gate.Reset();
        for (var i = 0; i < 20; i++)
            client.TrackEvent("e", Fillers(15));
        _exporter.Gate.Set();

        client.Flush().Delivered.ShouldBe(20);

        _exporter.BatchSizes.ShouldAllBe(size => size <= 5);
    }

    /// <summary>Names, texts and the number of attributes are cut, so that only arrays make a large record: about 64,000 bytes each.</summary>
    static IEnumerable<KeyValuePair<string, object?>> Fillers(int count)
        => Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"filler_{i}", (object?)Enumerable.Repeat(new string('x', 500), 64).ToArray()));
}
