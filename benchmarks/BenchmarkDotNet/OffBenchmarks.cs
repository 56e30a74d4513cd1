using System.Diagnostics.CodeAnalysis;
using AutomagikTelemetry.Benchmarks.Subjects;
using AutomagikTelemetry.Benchmarks.Subjects.Bulk;
using BenchmarkDotNet.Attributes;

namespace AutomagikTelemetry.Benchmarks.BenchmarkDotNet;

/// <summary>Woven and switched off, beside the unwoven call.</summary>
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "BenchmarkDotNet wants instance methods.")]
public class OffBenchmarks : ClientBenchmarks
{
    /// <inheritdoc/>
    protected override bool IsOn => false;

    /// <summary>The yardstick.</summary>
    [Benchmark(Baseline = true)]
    public int Unwoven() => UnwovenSubject.Add(1, Id);

    /// <summary>Under [assembly: TrackAllPublicMethods].</summary>
    [Benchmark]
    public int Bulk() => BulkSubject.Add(1, Id);

    /// <summary>With [TrackWorkflow] and two tags.</summary>
    [Benchmark]
    public int Tagged() => TaggedSubject.Add(1, Id);

    /// <summary>The yardstick of the next one.</summary>
    [Benchmark]
    public bool UnwovenThrow() => Catch(static exception => UnwovenSubject.Throw(1, exception));

    /// <summary>An exception through one woven frame.</summary>
    [Benchmark]
    public bool BulkThrow() => Catch(static exception => BulkSubject.Throw(1, exception));
}
