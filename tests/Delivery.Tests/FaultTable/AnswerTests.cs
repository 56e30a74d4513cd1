using System.Diagnostics;
using AutomagikTelemetry.Delivery.Tests.Server;
using AutomagikTelemetry.Delivery.Tests.Support;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

namespace AutomagikTelemetry.Delivery.Tests.FaultTable;

/// <summary>A collector that answers, and not as one would wish.</summary>
public sealed class AnswerTests : IDisposable
{
    readonly Sending _sending = new();

    FaultServer Server => _sending.Server;

    public AnswerTests() => Server.Start();

    [Fact]
    public void A503IsSentAgainUntilItIsTaken()
    {
        _sending.Begin(Faults.First(3, Faults.Status(503, "not now")));
        _sending.Record(100);

        _sending.Settle();

        _sending.ShouldAddUp();
        (Server.Requests, Server.Arrivals.Repeated).ShouldBe((5, 0));
        _sending.Lines.ShouldHaveSingleItem().ShouldStartWith($"{Server.Url}/v1/logs answered 503 ServiceUnavailable to events and log lines: not now");
    }

    [Fact]
    public void A503ThatStaysIsGivenUpAfterTheRetries()
    {
        _sending.Begin(Faults.First(4, Faults.Status(503)));
        _sending.Record(100);

        _sending.Settle();

        _sending.ShouldAddUp(("send_failed", 50));
        Server.Requests.ShouldBe(5);
        Server.Arrivals.Ids.ShouldBe([0, .. Enumerable.Range(51, 50)]);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    public void AGatewaysErrorsAreSentAgainToo(int status)
    {
        _sending.Begin(Faults.First(1, Faults.Status(status)));
        _sending.Record(50);

        _sending.Settle();

        _sending.ShouldAddUp();
        Server.Requests.ShouldBe(2);
    }

    [Fact]
    public void A429WaitsAsManySecondsAsItSays()
    {
        _sending.Begin(Faults.First(1, Faults.ComeBackAfter("1")));
        _sending.Record(100);

        _sending.Settle();

        _sending.ShouldAddUp();
        Server.Requests.ShouldBe(3);
        FirstWait.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A429WaitsUntilTheDateThatItSays()
    {
        // HTTP dates have no fractions: this one is more than two seconds away.
        _sending.Begin(number => number == 1 ? Faults.ComeBackAt(DateTimeOffset.UtcNow.AddSeconds(3)) : Faults.None);
        _sending.Record(100);

        _sending.Settle();

        _sending.ShouldAddUp();
        Server.Requests.ShouldBe(3);
        FirstWait.ShouldBeGreaterThan(TimeSpan.FromSeconds(1.9));
    }

    [Fact]
    public void AFlushDoesNotWaitForADateBeyondItsTime()
    {
        _sending.Begin(_ => Faults.ComeBackAfter("3600"));
        _sending.Record(100);

        _sending.Client.Flush(TimeSpan.FromMinutes(2)).ShouldBe(new FlushResult(FlushStatus.TimedOut, 0, 0) { Pending = 100 });

        _sending.GiveUp();
        _sending.ShouldAddUp(("stopped", 100));
        Server.Requests.ShouldBe(1);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(500)]
    public void AnyOtherErrorIsFinal(int status)
    {
        _sending.Begin(Faults.First(1, Faults.Status(status, "never")));
        _sending.Record(100);

        _sending.Settle();

        _sending.ShouldAddUp(("rejected", 50));
        Server.Requests.ShouldBe(2);
        _sending.Lines.ShouldHaveSingleItem().ShouldContain($" answered {status} ");
        _sending.Lines[0].ShouldContain(": never");
    }

    [Fact]
    public void WhatAPartialSuccessRejectsIsLostAndNothingIsSentAgain()
    {
        _sending.Begin(Faults.First(1, Faults.PartialSuccess(20, "too old")));
        _sending.Record(100);

        _sending.Settle();

        _sending.ShouldAddUp(("rejected", 20));
        Server.Requests.ShouldBe(2);
        Server.Arrivals.Ids.ShouldBe([0, .. Enumerable.Range(21, 80)]);
        _sending.Lines.ShouldBe([$"{Server.Url}/v1/logs rejected 20 of 50 events and log lines: too old"]);
    }

    [Fact]
    public void ARedirectIsNotFollowedAndFinal()
    {
        using var elsewhere = new CollectorServer();
        _sending.Begin(Faults.First(1, Faults.Redirect(elsewhere.Url + "/v1/logs")));
        _sending.Record(100);

        _sending.Settle();

        _sending.ShouldAddUp(("rejected", 50));
        elsewhere.Connections.ShouldBe(0);
        Server.Requests.ShouldBe(2);
        _sending.Lines.ShouldHaveSingleItem().ShouldContain($"Redirects are not followed: set the endpoint to {elsewhere.Url} ");
    }

    [Fact]
    public void AnAnswerInAnotherProtocolIsGivenUpAfterTheRetries()
    {
        _sending.Begin(Faults.First(4, Faults.Garbage));
        _sending.Record(100);

        _sending.Settle();

        _sending.ShouldAddUp(("send_failed", 50));
        Server.Requests.ShouldBe(5);
        _sending.Lines.ShouldHaveSingleItem().ShouldContain("could not be reached");
    }

    [Fact]
    public void ALossIsSaidAlsoWhereNothingIsSentAfterIt()
    {
        _sending.Begin(_ => Faults.Status(400));
        _sending.Record(10);

        _sending.Settle();

        _sending.Warnings.ShouldBe(["warning: telemetry is being lost: rejected 10."]);
    }

    public void Dispose() => _sending.Dispose();

    /// <summary>From the first request to the next one: at least the wait in between.</summary>
    TimeSpan FirstWait => Stopwatch.GetElapsedTime(Server.RequestTimes[0], Server.RequestTimes[1]);
}
