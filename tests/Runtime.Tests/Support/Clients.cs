namespace AutomagikTelemetry.Runtime.Tests.Support;

static class Clients
{
    /// <summary>Long enough that only a broken test ever waits for it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A client that sends only when it is told to or a batch is full.</summary>
    public static TelemetryClient With(RecordingExporter exporter, Action<TelemetryOptions>? configure = null, FakeEnvironment? environment = null, TimeProvider? time = null)
    {
        var options = new TelemetryOptions { FlushInterval = TimeSpan.FromHours(1), ExitTimeout = Patience, CommandFlushTimeout = Patience };
        configure?.Invoke(options);
        return new(options, exporter, time ?? TimeProvider.System, (environment ?? new()).Snapshot());
    }
}
