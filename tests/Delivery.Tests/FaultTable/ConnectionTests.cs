using AutomagikTelemetry.Delivery.Tests.Server;
using AutomagikTelemetry.Delivery.Tests.Support;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Delivery.Tests.FaultTable;

/// <summary>A collector to which there is no connection.</summary>
public class ConnectionTests
{
    [Fact]
    public void ACollectorThatIsDownAtTheStartGetsEverythingWhenItComes()
    {
        using var sending = new Sending();
        sending.Record(500);
        Sending.Await(() => sending.Lines.Count > 0);

        sending.Client.Statistics.ShouldSatisfyAllConditions(s => s.Pending.ShouldBe(500), s => s.Dropped.ShouldBe(0));
        sending.Server.Start();
        sending.Settle();

        sending.ShouldAddUp();
        sending.Server.Arrivals.Repeated.ShouldBe(0);
        sending.Lines.ShouldHaveSingleItem().ShouldContain("Check that a collector is running there");
    }

    [Fact]
    public void ACollectorThatGoesAwayGetsTheRestWhenItIsBack()
    {
        using var sending = new Sending();
        sending.Server.Start();
        sending.Record(200);
        sending.Settle();
        sending.Server.Arrivals.Unique.ShouldBe(200);

        sending.Server.Stop();
        sending.Record(500);
        Sending.Await(() => sending.Lines.Count > 0);
        sending.Client.Statistics.Pending.ShouldBe(500);
        sending.Server.Start();
        sending.Record(100);
        sending.Settle();

        sending.ShouldAddUp();
        sending.Server.Arrivals.Repeated.ShouldBe(0);
    }

    [Fact]
    public void WhatDoesNotFitWhileTheCollectorIsDownIsCounted()
    {
        using var sending = new Sending();
        (sending.Options.MaxPendingBytes, sending.Options.CompressionEnabled) = (64 * 1024, false);
        var filler = new string('x', 500);
        while (sending.Client.Statistics.Dropped == 0)
            sending.Record(50, filler);
        sending.Client.Statistics.DroppedByReason.Keys.ShouldBe(["queue_full"]);

        sending.Server.Start();
        sending.Settle();

        sending.ShouldAddUp(("queue_full", sending.Client.Statistics.Dropped));
        sending.Server.Arrivals.Unique.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void WithoutRetriesWhatFindsNoConnectionIsLostAtOnce()
    {
        using var sending = new Sending { Options = { MaxRetries = 0 } };
        sending.Record(100);

        sending.Settle();

        sending.ShouldAddUp(("send_failed", 100));
    }

    [Fact]
    public void WhatFindsNoConnectionForFiveMinutesIsGivenUp()
    {
        var time = new ManualTime();
        using var sending = new Sending { Time = time };
        sending.Record(1);
        Sending.Await(() => sending.Lines.Count > 0);
        sending.Client.Statistics.Pending.ShouldBe(1);

        time.Advance(TimeSpan.FromMinutes(5));
        Sending.Await(() => sending.Client.Statistics.Pending == 0);

        sending.ShouldAddUp(("send_failed", 1));
    }

    [Fact]
    public void AConnectionThatIsNotMadeInTimeUsesUpNoRetry()
    {
        using var sending = new Sending { Options = { MaxRetries = 1, Timeout = TimeSpan.FromMilliseconds(100) } };
        sending.Server.StandStill();
        sending.Record(100);

        // Time for several attempts.
        sending.Client.Flush(TimeSpan.FromSeconds(1)).ShouldBe(new FlushResult(FlushStatus.TimedOut, 0, 0) { Pending = 100 });
        sending.Server.Start();
        sending.Settle();

        sending.ShouldAddUp();
        sending.Server.Arrivals.Repeated.ShouldBe(0);
        sending.Lines[0].ShouldContain("Check the endpoint, the network and firewalls");
    }

    [Fact]
    public void TLSToAPortWithoutItWaitsAndIsCountedAtTheEnd()
    {
        using var sending = new Sending();
        sending.Server.Start();
        sending.Options.Endpoint = $"https://{sending.Server.Host}";

        NeverArrives(sending);

        sending.Server.Connections.ShouldBeGreaterThan(1);
        sending.Lines.ShouldHaveSingleItem().ShouldContain("Set the endpoint to http:// if the collector does not speak TLS there");
    }

    [Fact]
    public void ACertificateThatNobodyTrustsGetsNothingAndTheLossIsCountedAtTheEnd()
    {
        using var certificates = new TestCertificates();
        using var certificate = certificates.Server();
        using var sending = new Sending(new() { Certificate = certificate });
        sending.Server.Start();

        NeverArrives(sending);

        sending.Server.Connections.ShouldBeGreaterThan(1);
        sending.Lines.ShouldHaveSingleItem().ShouldContain("Name the root of the collector's certificate");
    }

    [Fact]
    public void ANameThatDoesNotResolveWaitsAndIsCountedAtTheEnd()
    {
        using var sending = new Sending();
        sending.Options.Endpoint = "http://collector.invalid:4318";

        NeverArrives(sending);

        sending.Lines.ShouldHaveSingleItem().ShouldContain("Check how the host's name is spelt");
    }

    /// <summary>A flush gives up, the records wait, and are lost when the client ends.</summary>
    static void NeverArrives(Sending sending)
    {
        sending.Options.ExitTimeout = TimeSpan.FromMilliseconds(300);
        sending.Record(100);
        Sending.Await(() => sending.Lines.Count > 0);

        sending.Client.Flush().ShouldBe(new FlushResult(FlushStatus.TimedOut, 0, 0) { Pending = 100 });

        sending.GiveUp();
        sending.ShouldAddUp(("stopped", 100));
        sending.Server.Requests.ShouldBe(0);
    }
}
