using System.Diagnostics;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Runtime.Tests.Support;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Client;

public class TelemetryClientTests
{
    readonly RecordingExporter _exporter = new();
    readonly FakeEnvironment _environment = new();

    [Fact]
    public void AnEventCarriesItsNameItsSanitisedAttributesItsTimeAndItsScope()
    {
        var time = new FixedTime();
        using var client = Clients.With(_exporter, environment: _environment, time: time);

        client.TrackEvent("agent.spawned", [new("model", "gpt-4"), new("api_key", "x")]);
        client.Flush();

        var record = _exporter.Events.ShouldHaveSingleItem();
        record.EventName.ShouldBe("agent.spawned");
        record.Attributes.ShouldBe([new("model", "gpt-4")]);
        record.Timestamp.ShouldBe(time.Now);
        record.Severity.ShouldBe(LogSeverity.Information);
        record.Scope.ShouldBe(new InstrumentationScope("hive.telemetry", "1.2.3"));
        record.Context.ShouldBe(default);
    }

    [Fact]
    public void SignalsAreLinkedToTheCurrentSpan()
    {
        using var client = Clients.With(_exporter);
        using var span = new Activity("span").Start();

        client.TrackEvent("e");
        client.TrackLog("l");
        client.TrackError(new InvalidOperationException());
        client.Flush();

        _exporter.Events.Count.ShouldBe(3);
        _exporter.Events.ShouldAllBe(e => e.Context.TraceId == span.TraceId && e.Context.SpanId == span.SpanId);
    }

    [Fact]
    public void ALogLineHasItsMessageAndItsSeverity()
    {
        using var client = Clients.With(_exporter);

        client.TrackLog(new string('m', 2000), LogSeverity.Warning, [new("a", 1)]);
        client.Flush();

        var record = _exporter.Events.ShouldHaveSingleItem();
        (record.EventName, record.Body!.Length, record.Severity).ShouldBe((null, 1000, LogSeverity.Warning));
        record.Attributes.ShouldBe([new("a", 1)]);
    }

    /// <summary>A name may be made up at run time, of whatever the program has at hand.</summary>
    [Fact]
    public void NamesPassTheSanitiserToo()
    {
        using var client = Clients.With(_exporter);

        client.TrackEvent(new string('n', 2000));
        client.TrackMetric(new string('m', 2000), 1, MetricType.Counter);
        client.Flush();

        _exporter.Events.ShouldHaveSingleItem().EventName.ShouldBe(new string('n', 500));
        _exporter.Metrics.ShouldHaveSingleItem().Name.ShouldBe(new string('m', 500));
    }

    [Fact]
    public void CallsThatSayNothingAreCountedAndDoNotThrow()
    {
        using var client = Clients.With(_exporter);

        client.TrackEvent(null!);
        client.TrackEvent("");
        client.TrackMetric(null!, 1);
        client.TrackError(null!);
        client.TrackLog(null!);

        client.Flush().ShouldBe(new FlushResult(FlushStatus.Dropped, 0, 5));
        client.Losses[LossReason.Invalid].ShouldBe(5);
    }

    [Fact]
    public void SwitchedOffItStopsAtOnceAndStillSendsWhatIsQueued()
    {
        using var client = Clients.With(_exporter);
        client.TrackEvent("before");

        client.IsEnabled = false;
        client.TrackEvent("while off");

        client.IsRecording.ShouldBeFalse();
        client.Flush().ShouldBe(new FlushResult(FlushStatus.Delivered, 1, 0));
        client.Flush().Status.ShouldBe(FlushStatus.Disabled);

        client.IsEnabled = true;
        client.TrackEvent("after");
        client.Flush();
        _exporter.Events.Select(e => e.EventName).ShouldBe(["before", "after"]);
    }

    [Fact]
    public void SwitchedOnByTheProgramItStartsWhereNobodySaidNo()
    {
        using var client = Clients.With(_exporter, options => options.IsEnabled = false);
        client.IsEnabled.ShouldBeFalse();

        client.IsEnabled = true;
        client.IsEnabled.ShouldBeTrue();
        client.TrackEvent("e");

        client.Flush().Delivered.ShouldBe(1);
    }

    [Fact]
    public void TheProgramCannotOverruleTheUsersNo()
    {
        _environment.Variables["DO_NOT_TRACK"] = "1";
        using var client = Clients.With(_exporter, environment: _environment);

        client.IsEnabled = true;
        client.TrackEvent("e");

        client.IsEnabled.ShouldBeFalse();
        client.Flush().ShouldBe(new FlushResult(FlushStatus.Disabled, 0, 0));
    }

    [Fact]
    public void WithoutAnEndpointItIsInertAndSilent()
    {
        using var client = new TelemetryClient(new(), null, TimeProvider.System, _environment.Snapshot());

        client.TrackEvent("e");
        client.TrackMetric("m", 1);

        client.IsEnabled.ShouldBeFalse();
        client.Flush().ShouldBe(new FlushResult(FlushStatus.Disabled, 0, 0));
        client.Metrics.IsEmpty.ShouldBeTrue();
        _environment.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void SwitchedOffNoThreadStarts()
    {
        _environment.Variables["AUTOMAGIK_TELEMETRY_ENABLED"] = "false";
        using (var client = Clients.With(_exporter, options => options.BatchSize = 1, _environment))
        {
            client.TrackEvent("e");
            client.Record(new RecordedEvent(new("tests", null), client.UtcNow, "e", LogSeverity.Information, null, [], default));
            client.RequestFlush();
            client.FlushCommand();
        }

        _exporter.Thread.ShouldBeNull();
    }

    [Fact]
    public void AfterDisposalNothingIsRecordedAndNothingThrows()
    {
        var client = Clients.With(_exporter);
        client.TrackEvent("e");
        client.Dispose();
        client.Flush();

        client.TrackEvent("late");
        client.IsEnabled = true;
        client.TrackEvent("later");
        client.Dispose();

        client.IsEnabled.ShouldBeFalse();
        client.Flush().ShouldBe(new FlushResult(FlushStatus.Disabled, 0, 0));
        _exporter.Records.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("https://", "it is not a valid URL")]
    [InlineData("http:collector.example", "it is not a valid URL")]
    [InlineData("file:/tmp/x", "this version has no exporter for file:")]
    [InlineData("collector.example", "it has no known scheme")]
    public void AnEndpointThatCannotBeUsedIsSaidOnceAndTheClientIsInert(string endpoint, string problem)
    {
        _environment.Variables["AUTOMAGIK_TELEMETRY_ENDPOINT"] = endpoint;
        using var client = new TelemetryClient(new(), null, TimeProvider.System, _environment.Snapshot());
        client.TrackEvent("e");
        client.IsEnabled = true;

        client.IsEnabled.ShouldBeFalse();
        _environment.Lines.ShouldBe(
        [
            $"warning: telemetry is off: the endpoint '{endpoint}' from AUTOMAGIK_TELEMETRY_ENDPOINT cannot be used, {problem}. "
            + "Set it to the URL of an OpenTelemetry collector, or to console: to print telemetry to stderr, or unset it.",
        ]);
    }

    [Fact]
    public void APasswordInAnEndpointIsNotPrinted()
    {
        _environment.Variables["AUTOMAGIK_TELEMETRY_ENDPOINT"] = "ftp://user:hunter2@collector.example/?key=hunter2";
        using var client = new TelemetryClient(new(), null, TimeProvider.System, _environment.Snapshot());

        _environment.Lines.ShouldHaveSingleItem().ShouldContain("'ftp://***@collector.example/'");
    }

    [Fact]
    public void VerboseModeSaysWhatWasDecidedAndWhy()
    {
        _environment.Variables["AUTOMAGIK_TELEMETRY_VERBOSE"] = "true";
        _environment.Variables["DO_NOT_TRACK"] = "1";
        using var client = Clients.With(_exporter, environment: _environment);

        _environment.Lines.ShouldBe(["telemetry is off: DO_NOT_TRACK is set."]);
    }

    /// <summary>Other Automagik SDKs have variables of their own under this prefix, so that it takes somebody who asks.</summary>
    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public void VerboseModeNamesOwnVariablesThatNobodyReads(string verbose, int count)
    {
        _environment.Variables["AUTOMAGIK_TELEMETRY_VERBOSE"] = verbose;
        _environment.Variables["AUTOMAGIK_TELEMETRY_ENPOINT"] = "console:";
        using var client = Clients.With(_exporter, environment: _environment);

        var lines = _environment.Lines.Where(line => line.Contains("ENPOINT", StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBe(count);
        lines.ShouldAllBe(line => line.StartsWith("warning: AUTOMAGIK_TELEMETRY_ENPOINT is set, but this library does not read it.", StringComparison.Ordinal) && line.Contains(" ENDPOINT,", StringComparison.Ordinal));
    }

    [Fact]
    public void ABadValueIsSaidOnce()
    {
        _environment.Variables["AUTOMAGIK_TELEMETRY_VERBOSE"] = "loud";
        _environment.Variables["AUTOMAGIK_TELEMETRY_ENABLED"] = "maybe";
        using var client = Clients.With(_exporter, options => options.BatchSize = 0, _environment);
        client.IsEnabled = true;

        _environment.Lines.ShouldBe(
        [
            "warning: option BatchSize='0' is not valid; using the default '100'.",
            "warning: AUTOMAGIK_TELEMETRY_VERBOSE='loud' is neither true nor false; using the default false.",
            "warning: AUTOMAGIK_TELEMETRY_ENABLED='maybe' is neither true nor false; using the default, as if it were not set.",
        ]);
    }

    [Fact]
    public void TheProjectsNameComesFromTheOptionsElseFromTheBuild()
    {
        using var named = Clients.With(_exporter, options => options.ProjectName = "omni", _environment);
        using var baked = Clients.With(_exporter, environment: _environment);

        named.ProjectName.ShouldBe("omni");
        baked.ProjectName.ShouldBe("hive");
    }

    [Fact]
    public void MetricsThatExistBeforeItIsSwitchedOnAreCollectedThen()
    {
        using var client = Clients.With(_exporter, options => (options.IsEnabled, options.FlushInterval) = (false, TimeSpan.FromMilliseconds(1)));
        var series = client.Metrics.Counter(new("tests", null), "c", null, []);

        client.IsEnabled = true;
        series.Add(1);

        _exporter.AwaitExport();
        _exporter.Metrics.ShouldHaveSingleItem().Value.ShouldBe(1);
    }
}
