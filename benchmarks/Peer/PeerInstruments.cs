using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AutomagikTelemetry.Benchmarks.Peer;

/// <summary>What code instrumented by hand keeps in statics.</summary>
static class PeerInstruments
{
    internal const string Name = "Peer";

    static readonly Meter _meter = new(Name);

    internal static ActivitySource Source { get; } = new(Name);

    internal static Histogram<double> Duration { get; } = _meter.CreateHistogram<double>("workflow.duration_seconds", "s");

    /// <summary>Silent until a <see cref="PeerPipeline"/> is there.</summary>
    internal static ILogger Logger { get; set; } = NullLogger.Instance;
}
