using System.Diagnostics.CodeAnalysis;
using AutomagikTelemetry.Benchmarks.Subjects;
using BenchmarkDotNet.Attributes;

namespace AutomagikTelemetry.Benchmarks.BenchmarkDotNet;

/// <summary>A call that reports two events, a span with two tags and a histogram, into an exporter that discards.</summary>
/// <remarks>No more calls than the queue holds, which is drained between: a full queue drops, and that would flatter. Many rounds, so that the code is optimised.</remarks>
[InvocationCount(512, 1)]
[WarmupCount(300)]
[IterationCount(100)]
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "BenchmarkDotNet wants instance methods.")]
public class TaggedBenchmarks : ClientBenchmarks
{
    /// <inheritdoc/>
    protected override bool IsOn => true;

    /// <summary>Empties the queue.</summary>
    [IterationSetup]
    public void DrainQueue() => Drain();

    /// <summary>A call.</summary>
    [Benchmark]
    public int Tagged() => TaggedSubject.Add(1, Id);
}
