using System.Diagnostics;
using System.Text;
using AutomagikTelemetry.Client;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Support;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>What goes over the wire around the messages, and what becomes of answers.</summary>
public sealed class TransportTests : IDisposable
{
    const string Protobuf = "application/x-protobuf";

    readonly OtlpFixture _otlp = new();

    IReadOnlyList<string> Lines => _otlp.Environment.Lines;

    [Fact]
    public void ARequestIsAPostOfProtobufThatNamesItsSender()
    {
        _otlp.Options.Headers["x-team"] = "hive";

        _otlp.Export(OtlpFixture.Event("e")).ShouldBe(0);

        var request = _otlp.Server.Requests.ShouldHaveSingleItem();
        (request.Method, request.Path, request.Headers["Content-Type"], request.Headers["x-team"]).ShouldBe(("POST", "/v1/logs", Protobuf, "hive"));
        request.Headers["User-Agent"].ShouldBe($"AutomagikTelemetry-OTLP-Exporter-dotnet/{Resource.LibraryVersion}");
        request.Headers.Keys.ShouldNotContain("traceparent");
        Lines.ShouldBeEmpty();
    }

    [Fact]
    public void TheSignalsOfABatchGoToTheirOwnPathsOverOneConnection()
    {
        using var activity = new Activity("a").Start();
        activity.Stop();
        var registry = new MetricRegistry(TimeProvider.System, new(), () => { });
        registry.Counter(new("tests", null), "c", null, []).Add(1);

        _otlp.Exporter.Export(new([OtlpFixture.Event("e"), new FinishedSpan(new("tests", null), activity)], registry.Collect()));
        _otlp.Export(OtlpFixture.Event("e"));

        _otlp.Server.Requests.Select(request => request.Path).ShouldBe(["/v1/traces", "/v1/logs", "/v1/metrics", "/v1/logs"]);
        _otlp.Server.Connections.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, 1024, true)]
    [InlineData(true, 0, true)]
    [InlineData(true, 1_000_000, false)]
    [InlineData(false, 0, false)]
    public void ARequestIsCompressedFromTheThresholdOn(bool isEnabled, int threshold, bool isCompressed)
    {
        (_otlp.Options.CompressionEnabled, _otlp.Options.CompressionThreshold) = (isEnabled, threshold);

        _otlp.Export([.. Enumerable.Range(0, 100).Select(i => OtlpFixture.Event("e" + i))]);

        var request = _otlp.Server.Requests.ShouldHaveSingleItem();
        (request.Headers.ContainsKey("Content-Encoding"), request.SentLength < request.Body.Length / 2).ShouldBe((isCompressed, isCompressed));
        _otlp.Server.Logs.Select(log => log.EventName).ShouldBe(Enumerable.Range(0, 100).Select(i => "e" + i));
    }

    [Fact]
    public void EveryPointOfTheThresholdIsABoundaryOfOneByte()
    {
        _otlp.Export(OtlpFixture.Event("e"));
        var length = _otlp.Server.Requests.Single().Body.Length;
        using var exact = new OtlpFixture { Options = { CompressionThreshold = length } };
        using var above = new OtlpFixture { Options = { CompressionThreshold = length + 1 } };

        exact.Export(OtlpFixture.Event("e"));
        above.Export(OtlpFixture.Event("e"));

        exact.Server.Requests.Single().Headers.ContainsKey("Content-Encoding").ShouldBeTrue();
        above.Server.Requests.Single().Headers.ContainsKey("Content-Encoding").ShouldBeFalse();
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(202, true)]
    [InlineData(204, true)]
    [InlineData(301, false)]
    [InlineData(307, false)]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(404, false)]
    [InlineData(429, false)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public void OnlyA2xxIsASuccessAndNoRedirectIsFollowed(int status, bool isSuccess)
    {
        _otlp.Server.Answer = _ => CollectorServer.Response(status, "text/plain", status == 204 ? [] : "because"u8.ToArray(), $"Location: {_otlp.Server.Url}/elsewhere\r\n");

        _otlp.Export(OtlpFixture.Event("e"), OtlpFixture.Event("e")).ShouldBe(isSuccess ? 0 : 2);

        _otlp.Server.Requests.Count.ShouldBe(1);
        if (isSuccess)
            Lines.ShouldBeEmpty();
        else
            Lines.ShouldHaveSingleItem().ShouldMatch($"^{_otlp.Server.Url}/v1/logs answered {status} \\w+ to events and log lines: because(\\. .*)?$");
    }

    [Fact]
    public void OneSignalsFailureIsNotTheOthers()
    {
        _otlp.Server.Answer = request => CollectorServer.Response(request.Path == "/v1/traces" ? 500 : 200, Protobuf, []);
        using var activity = new Activity("a").Start();
        activity.Stop();

        _otlp.Export(OtlpFixture.Event("e"), new FinishedSpan(new("tests", null), activity)).ShouldBe(1);

        _otlp.Server.Logs.Count.ShouldBe(1);
    }

    [Fact]
    public void WhatACollectorRejectsIsCountedAndSaid()
    {
        // partial_success { rejected_log_records: 2, error_message: "too old" }
        _otlp.Server.Answer = _ => CollectorServer.Response(200, Protobuf, [0x0A, 11, 0x08, 2, 0x12, 7, .. "too old"u8]);

        _otlp.Export(OtlpFixture.Event("a"), OtlpFixture.Event("b"), OtlpFixture.Event("c")).ShouldBe(2);

        Lines.ShouldBe([$"{_otlp.Server.Url}/v1/logs rejected 2 of 3 events and log lines: too old"]);
    }

    [Fact]
    public void AWarningOfTheCollectorIsSaidAndNothingIsLost()
    {
        _otlp.Server.Answer = _ => CollectorServer.Response(200, Protobuf, [0x0A, 6, 0x12, 4, .. "slow"u8]);

        _otlp.Export(OtlpFixture.Event("a")).ShouldBe(0);

        Lines.ShouldBe([$"{_otlp.Server.Url}/v1/logs took the events and log lines and warns: slow"]);
    }

    [Fact]
    public void AnErrorsProtobufStatusIsReadable()
    {
        _otlp.Server.Answer = _ => CollectorServer.Response(400, Protobuf, [0x08, 3, 0x12, 7, .. "bad\r\nid"u8]);

        _otlp.Export(OtlpFixture.Event("a"));

        Lines.ShouldBe([$"{_otlp.Server.Url}/v1/logs answered 400 BadRequest to events and log lines: bad  id"]);
    }

    [Theory]
    [InlineData(0x0A)]
    [InlineData(0x0A, 200)]
    [InlineData(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF)]
    [InlineData(0x0A, 3, 0x08, 0xFF, 0xFF)]
    [InlineData(0x0A, 11, 0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01)]
    [InlineData(0x07)]
    public void AnAnswerOfGarbageIsASuccessWithNothingToSay(params int[] body)
    {
        _otlp.Server.Answer = _ => CollectorServer.Response(200, Protobuf, [.. body.Select(value => (byte)value)]);

        _otlp.Export(OtlpFixture.Event("a")).ShouldBe(0);

        Lines.ShouldBeEmpty();
    }

    [Fact]
    public void NoMoreThanFourMebibytesOfAnAnswerAreReadAndItsStatusCounts()
    {
        _otlp.Server.Answer = _ => CollectorServer.Response(200, Protobuf, new byte[4 * 1024 * 1024 + 1]);

        _otlp.Export(OtlpFixture.Event("a")).ShouldBe(0);

        Lines.ShouldBe([$"{_otlp.Server.Url}/v1/logs took the events and log lines, but its answer did not end."]);
    }

    [Theory]
    [InlineData(200, 0)]
    [InlineData(400, 1)]
    public void AnAnswerThatNeverEndsIsGivenUpWhenTheTimeIsUpAndItsStatusCounts(int status, int lost)
    {
        _otlp.Options.Timeout = TimeSpan.FromMilliseconds(200);
        _otlp.Server.Answer = _ => Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Status\r\nContent-Length: 100\r\n\r\nhalf");

        _otlp.Export(OtlpFixture.Event("a")).ShouldBe(lost);

        Lines.ShouldHaveSingleItem().ShouldStartWith($"{_otlp.Server.Url}/v1/logs {(lost == 0 ? "took" : "answered 400")}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("SSH-2.0-OpenSSH\r\n")]
    public void AConnectionThatIsClosedOrSpeaksSomethingElseIsAFailure(string? answer)
    {
        _otlp.Server.Answer = _ => answer is null ? null : Encoding.ASCII.GetBytes(answer);

        _otlp.Export(OtlpFixture.Event("a")).ShouldBe(1);

        Lines.ShouldHaveSingleItem().ShouldContain("could not be reached");
    }

    [Fact]
    public void WhereNobodyListensNothingThrows()
    {
        _otlp.Server.Dispose();

        _otlp.Export(OtlpFixture.Event("a")).ShouldBe(1);

        Lines.ShouldHaveSingleItem().ShouldContain("could not be reached for events and log lines: ");
    }

    [Fact]
    public void ATroubleIsSaidWhenItBeginsAndWhenItChanges()
    {
        var status = 503;
        _otlp.Server.Answer = _ => CollectorServer.Response(status, "text/plain", []);
        foreach (var next in new[] { 503, 503, 429, 200, 200, 429 })
        {
            status = next;
            _otlp.Export(OtlpFixture.Event("a"));
        }

        Lines.Select(line => line.Split(" answered ")[1][..3]).ShouldBe(["503", "429", "429"]);
    }

    [Fact]
    public void NoLineEverHoldsACredential()
    {
        _otlp.Options.Headers["Authorization"] = "Bearer hunter2";
        _otlp.Options.Headers["x-api-key"] = new string('k', 300);
        _otlp.Server.Answer = request => CollectorServer.Response(
            401, "text/plain", Encoding.ASCII.GetBytes($"no such key: {request.Headers["x-api-key"]}, token hunter2, query {request.Path}, user letmein, opensesame"));
        using var exporter = new CountedExporter(
            new(_otlp.Server.Url.Replace("//", "//user:letmein@", StringComparison.Ordinal) + "?key=opensesame", EndpointOrigin.Environment, "AUTOMAGIK_TELEMETRY_ENDPOINT"),
            _otlp.Options, _otlp.Environment.Snapshot());

        exporter.Export(new([OtlpFixture.Event("a")], []));

        _otlp.Server.Requests.Single().Path.ShouldBe("/v1/logs?key=opensesame");
        Lines.ShouldHaveSingleItem().ShouldStartWith(
            $"{_otlp.Server.Url}/v1/logs answered 401 Unauthorized to events and log lines: no such key: ***, token ***, query /v1/logs?key=***, *** ***, ***. Check the credentials: ");
    }

    [Fact]
    public void ALongErrorIsCut()
    {
        _otlp.Server.Answer = _ => CollectorServer.Response(500, "text/html", Encoding.ASCII.GetBytes(new string('x', 100_000)));

        _otlp.Export(OtlpFixture.Event("a"));

        Lines.ShouldHaveSingleItem().ShouldEndWith(": " + new string('x', 200) + "...");
    }

    [Fact]
    public void WithoutVerboseModeNothingIsWritten()
    {
        _otlp.Server.Answer = _ => null;
        using var exporter = new CountedExporter(
            new(_otlp.Server.Url, EndpointOrigin.Code, "TelemetryOptions.Endpoint"), _otlp.Options, _otlp.Environment.Snapshot(), isVerbose: false);

        exporter.Export(new([OtlpFixture.Event("a")], [])).ShouldBe(1);

        Lines.ShouldBeEmpty();
    }

    [Fact]
    public void NothingOfHttpIsMadeBeforeTheFirstRequest()
    {
        var made = 0;
        using var exporter = new CountedExporter(
            OtlpSettings.Read(new(_otlp.Server.Url, EndpointOrigin.Code, "TelemetryOptions.Endpoint"), _otlp.Options, _otlp.Environment.Snapshot()),
            tls =>
            {
                made++;
                return CollectorHandlers.Create(tls, _otlp.Environment.Lines.Add);
            },
            _otlp.Environment.Snapshot());

        exporter.Export(new([], []));
        made.ShouldBe(0);
        exporter.Export(new([OtlpFixture.Event("a")], []));
        exporter.Export(new([OtlpFixture.Event("a")], []));
        made.ShouldBe(1);
    }

    [Fact]
    public void ExportingMakesNoSpansOfItsOwn()
    {
        var started = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("System.Net", StringComparison.Ordinal),
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = activity => started.Add(activity.OperationName),
        };
        ActivitySource.AddActivityListener(listener);

        _otlp.Export(OtlpFixture.Event("a")).ShouldBe(0);

        started.ShouldNotContain("System.Net.Http.HttpRequestOut");
    }

    [Fact]
    public void ARequestBeyond64MebibytesIsNotSentAndCounted()
    {
        var large = new string('x', 1024 * 1024);
        var record = OtlpFixture.Event("a", null, [.. Enumerable.Range(0, 65).Select(i => new KeyValuePair<string, object?>("k" + i, large))]);

        _otlp.Export(record).ShouldBe(1);
        _otlp.Export(OtlpFixture.Event("small")).ShouldBe(0);

        _otlp.Server.Logs.ShouldHaveSingleItem().EventName.ShouldBe("small");
        _otlp.Exporter.Ledger.Losses[LossReason.TooLarge].ShouldBe(1);
    }

    public void Dispose() => _otlp.Dispose();
}
