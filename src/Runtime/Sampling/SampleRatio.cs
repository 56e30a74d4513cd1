using System.Buffers.Binary;
using System.Diagnostics;

namespace AutomagikTelemetry.Sampling;

/// <summary>A share of all traces, chosen by their ids alone: what a ratio takes, every greater one takes too.</summary>
/// <remarks>
/// The last 56 bits of the id are its randomness, and a trace is taken from a threshold on:
/// https://opentelemetry.io/docs/specs/otel/trace/tracestate-probability-sampling/. The bits before them are no use, since ids of some tracers
/// hold a time there, or nothing.
/// </remarks>
readonly struct SampleRatio
{
    const int IdBytes = 16;
    const ulong Range = 1UL << 56;

    readonly ulong _threshold;

    /// <param name="ratio">From 0 to 1; anything else counts as 1.</param>
    public SampleRatio(double ratio) => _threshold = ratio is >= 0 and <= 1 ? (ulong)Math.Round((1 - ratio) * Range) : 0;

    /// <summary>Whether the trace is of the share.</summary>
    public bool Takes(ActivityTraceId trace) => _threshold == 0 || (_threshold < Range && Randomness(trace) >= _threshold);

    static ulong Randomness(ActivityTraceId trace)
    {
        Span<byte> id = stackalloc byte[IdBytes];
        trace.CopyTo(id);
        return BinaryPrimitives.ReadUInt64BigEndian(id[^sizeof(ulong)..]) & (Range - 1);
    }
}
