using System.Net;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>The body of a request, which knows whether anything of it has been asked for: before that there is no connection.</summary>
sealed class RequestBody(ReadOnlyMemory<byte> bytes) : HttpContent
{
    public bool IsBegun { get; private set; }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        IsBegun = true;
        stream.Write(bytes.Span);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        IsBegun = true;
        return stream.WriteAsync(bytes).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
