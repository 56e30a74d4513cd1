using AutomagikTelemetry.Benchmarks.Measuring;
using BenchmarkDotNet.Attributes;

namespace AutomagikTelemetry.Benchmarks.BenchmarkDotNet;

/// <summary>Benchmarks with the client in one state. They give absolute figures of a quiet machine; <see cref="Scenarios"/> compares with the budgets.</summary>
/// <remarks>In the same process, since the projects that BenchmarkDotNet would generate are not woven.</remarks>
[InProcess]
[MemoryDiagnoser]
[IterationTime(200)]
[WarmupCount(5)]
[IterationCount(15)]
public abstract class ClientBenchmarks
{
    /// <summary>What the subjects are called with.</summary>
    protected const string Id = "workflow-0123456789";

    readonly InvalidOperationException _thrown = new("No such agent.");
    ClientState? _client;

    /// <summary>Whether the client records, into an exporter that discards.</summary>
    protected abstract bool IsOn { get; }

    /// <summary>Puts the client into its state.</summary>
    [GlobalSetup]
    public void Setup() => _client = IsOn ? ClientState.On() : ClientState.Off();

    /// <summary>Gives back the client that was there before; a dropped record would make the figures untrue.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        var lost = _client!.Lost;
        _client.Dispose();
        if (lost > 0)
            throw new InvalidOperationException($"{lost} records were dropped.");
    }

    /// <summary>Empties the queue.</summary>
    protected void Drain() => _client!.Drain();

    /// <summary>Catches outside of the frames that it passes.</summary>
    protected bool Catch(Func<Exception, int> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            call(_thrown);
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
