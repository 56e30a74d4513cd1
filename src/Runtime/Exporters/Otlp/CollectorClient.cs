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

    public CollectorClient(HttpMessageHandler handler)
    {
        // Each destination has a timeout of its own.
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MaxAnswerLength };
        _http.DefaultRequestHeaders.UserAgent.Add(new("AutomagikTelemetry-OTLP-Exporter-dotnet", Resource.LibraryVersion));
    }

    /// <summary>Posts a request and reads the whole answer.</summary>
    /// <exception cref="HttpRequestException">No connection, no answer, or too long a one.</exception>
    /// <exception cref="TaskCanceledException">The time was up.</exception>
    public Answer Post(Destination destination, PooledBuffer body)
    {
        if (body.Length < destination.CompressionThreshold || destination.CompressionThreshold is null)
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

        // The time covers the answer's body too, since it is read before Send returns.
        using var time = new CancellationTokenSource(destination.Timeout);
        using var response = _http.Send(request, time.Token);
        using var answer = new MemoryStream();
        response.Content.ReadAsStream().CopyTo(answer);
        return new(response.StatusCode, answer.ToArray(), response.Content.Headers.ContentType?.MediaType, response.Headers.Location);
    }
}
