using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>An encoded OTLP request that could not be delivered yet. Without URL and headers: they may be others in the next run, and credentials do not belong on disk.</summary>
sealed record SpooledRequest
{
    public required TelemetrySignal Signal { get; init; }

    /// <summary>Stays the same however often the request is sent.</summary>
    public required Guid Id { get; init; }

    /// <summary>How many items are in it.</summary>
    public required int Count { get; init; }

    /// <summary><c>gzip</c>, or null for none.</summary>
    public string? ContentEncoding { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }
}
