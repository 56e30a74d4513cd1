using AutomagikTelemetry.Client;
using AutomagikTelemetry.Delivery;

namespace AutomagikTelemetry.Benchmarks.Measuring;

/// <summary>Puts the process's client into a known state, whatever its environment says. Disposed, the former client is back.</summary>
sealed class ClientState : IDisposable
{
    readonly TelemetryClient _client;
    readonly IDisposable _replacement;

    ClientState(TelemetryOptions options, DiscardingExporter exporter)
    {
        options.ProjectName = "benchmarks";
        options.ExitTimeout = TimeSpan.FromSeconds(30);
        Exporter = exporter;
        _client = new(options, exporter, TimeProvider.System, new(_ => null, _ => null, new ProjectSettings("benchmarks"), Console.Error.WriteLine));
        _replacement = ProcessClient.Replace(_client);
    }

    internal DiscardingExporter Exporter { get; }

    /// <summary>Records lost so far, but for error events that the rate holds back on purpose.</summary>
    internal long Lost => _client.Losses.Total - _client.Losses[LossReason.ErrorRate];

    /// <summary>How many error events a second the client takes.</summary>
    internal int ErrorsPerSecond
    {
        set => _client.ErrorRate.MaxPerSecond = value;
    }

    /// <summary>Consent says no.</summary>
    internal static ClientState Off(DiscardingExporter? exporter = null) => new(new TelemetryOptions { IsEnabled = false }, exporter ?? new DiscardingExporter());

    /// <summary>On, with the default batching.</summary>
    internal static ClientState On(DiscardingExporter? exporter = null) => new(new TelemetryOptions(), exporter ?? new DiscardingExporter());

    /// <summary>Waits until the queue is empty.</summary>
    internal void Drain() => _client.Flush();

    public void Dispose()
    {
        _replacement.Dispose();
        _client.Dispose();
    }
}
