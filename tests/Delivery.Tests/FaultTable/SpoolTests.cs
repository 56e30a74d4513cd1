using AutomagikTelemetry.Delivery.Tests.Server;
using AutomagikTelemetry.Delivery.Tests.Support;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Delivery.Tests.FaultTable;

/// <summary>The same troubles where what memory would lose goes to disk.</summary>
public sealed class SpoolTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("telemetry-spool-").FullName;
    readonly Sending _sending = new();

    FaultServer Server => _sending.Server;

    public SpoolTests() => _sending.SpoolTo(_folder);

    [Fact]
    public void WhatACollectorThatStaysDownDidNotGetTheNextClientSends()
    {
        _sending.Record(100);
        Sending.Await(() => _sending.Lines.Count > 0);

        _sending.Client.Flush(Clients.Patience).ShouldBe(new FlushResult(FlushStatus.Spooled, 0, 0) { Spooled = 100 });
        _sending.Restart();
        Server.Start();
        _sending.Record(1);
        _sending.AwaitRecovery(100);

        AllHaveArrivedOnce();
    }

    [Fact]
    public void WhatDoesNotFitIntoMemoryWhileTheCollectorIsDownIsSentWhenItComes()
    {
        (_sending.Options.MaxPendingBytes, _sending.Options.CompressionEnabled) = (64 * 1024, false);
        for (var i = 0; i < 10; i++)
        {
            _sending.Record(50, new string('x', 500));
            Sending.Await(() => _sending.Client.Flush(Clients.Patience).Pending == 0);
        }

        Server.Start();
        Sending.Await(() => Server.Arrivals.Unique == 500);

        AllHaveArrivedOnce();
        _sending.Client.Statistics.Recovered.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void WhatIsGivenUpAfterTheRetriesIsSentLater()
    {
        Server.Start();
        _sending.Begin(Faults.First(4, Faults.Status(503)));
        _sending.Record(50);

        _sending.AwaitRecovery(50);

        AllHaveArrivedOnce();
    }

    [Fact]
    public void WhatTheCollectorRejectsOfTheSpoolIsCounted()
    {
        _sending.Record(1);
        Sending.Await(() => _sending.Lines.Count > 0);
        _sending.Restart();
        Server.Script = Faults.First(1, Faults.Status(400));
        Server.Start();
        _sending.Record(1);

        Sending.Await(() => _sending.Client.Statistics is { Delivered: 1, DroppedFromSpool: 1 } or { DroppedByReason.Count: 1, Recovered: 1 });

        Server.Arrivals.Unique.ShouldBe(1);
    }

    public void Dispose()
    {
        _sending.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    void AllHaveArrivedOnce()
    {
        _sending.Client.Flush(Clients.Patience);
        var statistics = _sending.Client.Statistics;
        Server.Failure.ShouldBeNull();
        (statistics.Pending, statistics.Dropped, statistics.DroppedFromSpool).ShouldBe((0, 0, 0));
        (Server.Arrivals.Unique, Server.Arrivals.Repeated).ShouldBe((_sending.Recorded, 0));
    }
}
