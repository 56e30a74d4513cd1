using AutomagikTelemetry.Delivery.Spooling;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp.Sending;

/// <summary>A request as it goes over the wire, however often it takes.</summary>
sealed class EncodedRequest
{
    public required TelemetrySignal Signal { get; init; }

    /// <summary>Items in it.</summary>
    public required int Count { get; init; }

    /// <summary>The message, encoded and maybe compressed.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What a large body stands in, to be given back when nobody reads it any more; null where it has an array of its own.</summary>
    public PooledBuffer? Buffer { get; init; }

    /// <summary>Bytes of memory that the body takes.</summary>
    public required int Size { get; init; }

    /// <summary>The Content-Encoding; null for none.</summary>
    public required string? Encoding { get; init; }

    /// <summary>The same in each attempt, also of other processes, so that a store can tell the second of two.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    public required DateTimeOffset Created { get; init; }

    /// <summary>Its place among all requests of the exporter.</summary>
    public long Sequence { get; set; }

    /// <summary>When it was handed over, as a timestamp.</summary>
    public long Since { get; set; }

    /// <summary>How often it was sent in vain.</summary>
    public int Attempts { get; set; }

    /// <summary>Its file in the spool, if it has one; <see cref="Safekeeping"/>'s alone.</summary>
    public SpoolClaim? Claim { get; set; }

    /// <summary>It is delivered, lost or left to the spool, and needs no file any more; <see cref="Safekeeping"/>'s alone.</summary>
    public bool IsDone { get; set; }
}
