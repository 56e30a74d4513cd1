namespace AutomagikTelemetry.Signals;

/// <summary>The upper bounds of a histogram's buckets, chosen by its unit.</summary>
static class HistogramBounds
{
    /// <remarks>https://opentelemetry.io/docs/specs/otel/metrics/sdk/#explicit-bucket-histogram-aggregation</remarks>
    static readonly double[] _default = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000];

    /// <remarks>
    /// Those of https://opentelemetry.io/docs/specs/semconv/http/http-metrics/#metric-httpserverrequestduration, and three more: a workflow may take minutes.
    /// </remarks>
    static readonly double[] _seconds = [.005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10, 30, 60, 300];

    /// <summary>Shared arrays: never written to. The default bounds suit milliseconds.</summary>
    public static double[] For(string? unit) => unit == "s" ? _seconds : _default;
}
