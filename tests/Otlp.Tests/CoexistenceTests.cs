using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

namespace AutomagikTelemetry.Otlp.Tests;

/// <summary>One span in, one span out at each collector, whoever sends it: a woven program beside an OpenTelemetry SDK that listens to it.</summary>
public sealed class CoexistenceTests : IDisposable
{
    const string OwnVariable = "AUTOMAGIK_TELEMETRY_ENDPOINT";
    const string SharedVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    readonly CollectorServer _sdks = new();
    readonly CollectorServer _ours = new();
    readonly string _home = Directory.CreateTempSubdirectory("telemetry-tests-").FullName;

    public void Dispose()
    {
        _sdks.Dispose();
        _ours.Dispose();
        Directory.Delete(_home, recursive: true);
    }

    [Theory]
    // own variable, shared variable, spans and series at the SDK's collector, at the other one, events
    [InlineData(false, false, 1, 0, 0)]
    [InlineData(false, true, 1, 0, 0)]
    [InlineData(true, false, 1, 1, 2)]
    [InlineData(true, true, 1, 1, 2)]
    public void EachCollectorGetsASpanOnceBesideAnSDK(bool isOwnSet, bool isSharedSet, int atTheSdks, int atOurs, int events)
    {
        Run("sdk", (OwnVariable, isOwnSet ? _ours.Url : null), (SharedVariable, isSharedSet ? _sdks.Url : null), ("SDK_ENDPOINT", isSharedSet ? null : _sdks.Url));

        (_sdks.Spans.Count, _sdks.Metrics.Count, _sdks.Logs.Count).ShouldBe((atTheSdks, atTheSdks, 0));
        (_ours.Spans.Count, _ours.Metrics.Count, _ours.Logs.Count).ShouldBe((atOurs, atOurs, events));
        if (isOwnSet)
            _ours.Spans[0].SpanId.ShouldBe(_sdks.Spans[0].SpanId);
    }

    [Fact]
    public void ACollectorThatBothSendToGetsASpanOnceAndTheEventsToo()
    {
        Run("sdk", (OwnVariable, _ours.Url), (SharedVariable, _ours.Url));

        _ours.Spans.ShouldHaveSingleItem();
        _ours.Metrics.ShouldHaveSingleItem();
        _ours.Logs.Select(log => log.EventName).ShouldBe(["command.executed", "command.succeeded"]);
        _ours.Logs.ShouldAllBe(log => log.SpanId == _ours.Spans[0].SpanId);
    }

    [Fact]
    public void TheSharedVariableAloneIsOursWhereNoSDKRunsThoughItsAssemblyLiesBesideTheProgram()
    {
        Run("none", (SharedVariable, _sdks.Url));

        _sdks.Spans.ShouldHaveSingleItem();
        _sdks.Logs.Count.ShouldBe(2);
    }

    [Fact]
    public void AnSDKThatComesLateTakesTheSharedEndpointOver()
    {
        Run("late", (SharedVariable, _sdks.Url));

        _sdks.Spans.Select(span => span.SpanId).Distinct().Count().ShouldBe(2);
        _sdks.Spans.Count.ShouldBe(2);
        _sdks.Logs.Count.ShouldBe(2, "the events of the first call alone");
    }

    void Run(string mode, params (string Name, string? Value)[] environment) => AppRun.Of(mode, [("HOME", _home), .. environment]);
}
