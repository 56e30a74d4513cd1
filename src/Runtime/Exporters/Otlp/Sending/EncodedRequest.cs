using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp.Sending;

/// <summary>A request as it goes over the wire, however often it takes.</summary>
/// <param name="signal">Whose items it holds.</param>
/// <param name="count">How many of them.</param>
/// <param name="body">The message, encoded and maybe compressed.</param>
/// <param name="encoding">The Content-Encoding; null for none.</param>
sealed class EncodedRequest(TelemetrySignal signal, int count, byte[] body, string? encoding)
{
    public TelemetrySignal Signal => signal;

    public int Count => count;

    public byte[] Body => body;

    public string? Encoding => encoding;

    /// <summary>Its place among all requests of the exporter.</summary>
    public long Sequence { get; set; }

    /// <summary>When it was handed over, as a timestamp.</summary>
    public long Since { get; set; }

    /// <summary>How often it was sent in vain.</summary>
    public int Attempts { get; set; }
}
