using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using AutomagikTelemetry.Benchmarks.Subjects.Bulk;
using BenchmarkDotNet.Attributes;

namespace AutomagikTelemetry.Benchmarks.BenchmarkDotNet;

/// <summary>Bulk tracking, on, beside two clock reads, without which no duration can be had.</summary>
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "BenchmarkDotNet wants instance methods.")]
public class BulkBenchmarks : ClientBenchmarks
{
    /// <inheritdoc/>
    protected override bool IsOn => true;

    /// <summary>The yardstick.</summary>
    [Benchmark(Baseline = true)]
    public long TwoClockReads() => -Stopwatch.GetTimestamp() + Stopwatch.GetTimestamp();

    /// <summary>A call.</summary>
    [Benchmark]
    public int Bulk() => BulkSubject.Add(1, Id);

    /// <summary>An exception through one frame; beyond a hundred a second it makes no error event.</summary>
    [Benchmark]
    public bool BulkThrow() => Catch(static exception => BulkSubject.Throw(1, exception));
}
