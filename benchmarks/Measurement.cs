using AutomagikTelemetry.Benchmarks.Measuring;
using AutomagikTelemetry.Benchmarks.Peer;

namespace AutomagikTelemetry.Benchmarks;

/// <summary>Measures what calls cost their caller.</summary>
static class Measurement
{
    internal static IReadOnlyList<Figure> Of(Scenario scenario)
    {
        using var state = scenario.IsOn ? ClientState.On() : ClientState.Off();
        state.ErrorsPerSecond = scenario.ErrorsPerSecond;
        using var peer = scenario.UsesPeer ? new PeerPipeline() : null;
        var callsByHand = 0L;
        var figures = new InterleavedRun([.. scenario.Variants.Select(variant => variant.Name)], scenario.Calls, MeasureOnce).Measure();
        return Fault() is { } fault ? throw new UntrueException(fault) : figures;

        Sample MeasureOnce(int index, int calls)
        {
            var variant = scenario.Variants[index];
            GC.Collect(0);
            var bytes = AllocatedBytes();
            var start = CpuClock.Read(scenario.UsesOtherThreads);
            variant.Run(calls);
            var nanoseconds = CpuClock.Read(scenario.UsesOtherThreads) - start;
            var allocated = AllocatedBytes() - bytes;
            Drain(variant, calls);
            return new((double)nanoseconds / calls, (double)allocated / calls);
        }

        long AllocatedBytes() => scenario.UsesOtherThreads ? GC.GetTotalAllocatedBytes(precise: true) : GC.GetAllocatedBytesForCurrentThread();

        void Drain(Variant variant, int calls)
        {
            if (variant.IsByHand)
                peer!.Drain(callsByHand += calls);
            else
                state.Drain();
        }

        // Both sides make as many calls and as many records a call.
        string? Fault() => state.Lost > 0 ? $"{state.Lost} records were dropped"
            : peer is not null && (peer.Spans != state.Exporter.Spans || peer.Events != state.Exporter.Events)
                ? $"OpenTelemetry exported {peer.Spans} spans and {peer.Events} events, woven code {state.Exporter.Spans} and {state.Exporter.Events}"
            : null;
    }
}
