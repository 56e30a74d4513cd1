using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

namespace AutomagikTelemetry.Otlp.Tests;

/// <summary>What a woven program sends whose environment samples, without an OpenTelemetry SDK and beside one, which reads the same variables.</summary>
public sealed class SamplingTests : IDisposable
{
    const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-";

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
    // sampler, TRACEPARENT's flags, spans
    [InlineData(null, null, 1)]
    [InlineData(null, "01", 1)]
    [InlineData(null, "00", 0)]
    [InlineData("always_on", "00", 1)]
    [InlineData("always_off", null, 0)]
    [InlineData("always_off", "01", 0)]
    [InlineData("parentbased_always_off", "01", 1)]
    public void SpansAreSampledAndTheRestIsExact(string? sampler, string? flags, int spans)
    {
        AppRun.Of("none", ("HOME", _home), ("AUTOMAGIK_TELEMETRY_ENDPOINT", _ours.Url), ("OTEL_TRACES_SAMPLER", sampler), ("TRACEPARENT", flags is null ? null : Trace + flags));

        _ours.Spans.Count.ShouldBe(spans);
        _ours.Spans.ShouldAllBe(span => (span.Flags & 1) == 1);
        _ours.Logs.Select(log => log.EventName).ShouldBe(["command.executed", "command.succeeded"]);
        _ours.Logs.ShouldAllBe(log => (log.Flags & 1) == spans && (flags == null || log.TraceId == Trace.Substring(3, 32)));
        _ours.Metrics.ShouldHaveSingleItem().Points.ShouldHaveSingleItem().Count.ShouldBe(1ul);
    }

    [Theory]
    [InlineData("always_on", 1)]
    [InlineData("always_off", 0)]
    public void BesideAnSdkWhatItLeavesOutIsLeftOutHereToo(string sampler, int spans)
    {
        AppRun.Of("sdk", ("HOME", _home), ("AUTOMAGIK_TELEMETRY_ENDPOINT", _ours.Url), ("SDK_ENDPOINT", _sdks.Url), ("OTEL_TRACES_SAMPLER", sampler));

        (_sdks.Spans.Count, _ours.Spans.Count).ShouldBe((spans, spans));
        (_sdks.Metrics.Count, _ours.Metrics.Count, _ours.Logs.Count).ShouldBe((1, 1, 2));
    }
}
