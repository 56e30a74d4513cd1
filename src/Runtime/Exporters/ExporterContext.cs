using AutomagikTelemetry.Delivery;

namespace AutomagikTelemetry.Exporters;

/// <summary>What an exporter that delivers later works with.</summary>
/// <param name="Ledger">Is told what becomes of each item.</param>
/// <param name="Time">The clock.</param>
/// <param name="Write">Is told in verbose mode what went wrong; null for nobody.</param>
/// <param name="CannotRun">Is told when this process cannot send at all.</param>
sealed record ExporterContext(Ledger Ledger, TimeProvider Time, Action<string>? Write, Action<Exception> CannotRun)
{
    /// <summary>Starts a thread of a name; throws where there can be none.</summary>
    public Func<ThreadStart, string, Thread> StartThread { get; init; } = BackgroundThread.Start;
}
