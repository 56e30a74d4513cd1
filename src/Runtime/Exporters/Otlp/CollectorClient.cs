using System.IO.Compression;
using System.Net.Http.Headers;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Posts requests, one at a time and synchronously, over connections that are kept.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otlp/#otlphttp</remarks>
sealed class CollectorClient : IDisposable
{
    /// <remarks>https://opentelemetry.io/docs/specs/otlp/#otlphttp-response</remarks>
    const int MaxAnswerLength = 4 * 1024 * 1024;

    static readonly MediaTypeHeaderValue _protobuf = new("application/x-protobuf");

    readonly HttpClient _http;
    readonly int? _compressionThreshold;

    public CollectorClient(OtlpSettings settings, HttpMessageHandler handler)
    {
        _compressionThreshold = settings.CompressionThreshold;
        // The timeout covers the answer's body too, since it is read before Send returns.
        _http = new HttpClient(handler) { Timeout = settings.Timeout, MaxResponseContentBufferSize = MaxAnswerLength };
        _http.DefaultRequestHeaders.UserAgent.Add(new("AutomagikTelemetry-OTLP-Exporter-dotnet", Resource.LibraryVersion));
    }

    /// <summary>The platform's handler: its TLS, its proxy settings and nothing that a receiver could make use of.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        // A redirect would take credentials and data to whom nobody named.
        AllowAutoRedirect = false,
        UseCookies = false,
        // Without spans of its own: whoever listens to HTTP activities would record each export, and export that again.
        ActivityHeadersPropagator = null,
        // Else a collector that moved to another address would never be found again.
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
    };

    /// <summary>Posts a request and reads the whole answer.</summary>
    /// <exception cref="HttpRequestException">No connection, no answer, or too long a one.</exception>
    /// <exception cref="TaskCanceledException">The time was up.</exception>
    public Answer Post(Destination destination, PooledBuffer body)
    {
        if (body.Length < _compressionThreshold || _compressionThreshold is null)
            return Post(destination, body, encoding: null);

        using var compressed = new PooledBuffer(body.Length / 2);
        using (var gzip = new GZipStream(new BufferStream(compressed), CompressionLevel.Fastest))
            gzip.Write(body.Bytes, 0, body.Length);
        return Post(destination, compressed, "gzip");
    }

    public void Dispose() => _http.Dispose();

    Answer Post(Destination destination, PooledBuffer body, string? encoding)
    {
        using var content = new ByteArrayContent(body.Bytes, 0, body.Length);
        content.Headers.ContentType = _protobuf;
        if (encoding is not null)
            content.Headers.ContentEncoding.Add(encoding);

        using var request = new HttpRequestMessage(HttpMethod.Post, destination.Url) { Content = content };
        foreach (var (name, value) in destination.Headers)
            request.Headers.TryAddWithoutValidation(name, value);

        using var response = _http.Send(request);
        using var answer = new MemoryStream();
        response.Content.ReadAsStream().CopyTo(answer);
        return new(response.StatusCode, answer.ToArray(), response.Content.Headers.ContentType?.MediaType);
    }
}
