using AutomagikTelemetry.Benchmarks.Measuring;
using AutomagikTelemetry.Benchmarks.Peer;

namespace AutomagikTelemetry.Benchmarks;

/// <summary>Measures one scenario in this process and writes a line for each variant.</summary>
static class Measurement
{
    internal static int Run(Scenario scenario)
    {
        using var state = scenario.IsOn ? ClientState.On() : ClientState.Off();
        state.ErrorsPerSecond = scenario.ErrorsPerSecond;
        using var peer = scenario.UsesPeer ? new PeerPipeline() : null;
        var callsByHand = 0L;
        var figures = new InterleavedRun(scenario, Drain).Measure();
        if (Fault() is { } fault)
        {
            Console.Error.WriteLine($"{scenario.Name}: {fault}. The figures would not be true.");
            return 1;
        }

        foreach (var figure in figures)
            Console.WriteLine(figure.ToLine());
        return 0;

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
