using System.Net.Http.Headers;
using AutomagikTelemetry.Exporters.Otlp.Sending;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Posts requests, one at a time and synchronously, over connections that are kept.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otlp/#otlphttp</remarks>
sealed class CollectorClient : IDisposable
{
    /// <remarks>https://opentelemetry.io/docs/specs/otlp/#otlphttp-response</remarks>
    const int MaxAnswerLength = 4 * 1024 * 1024;

    static readonly MediaTypeHeaderValue _protobuf = new("application/x-protobuf");

    /// <summary>The same in each attempt of a request, so that a store can tell the second of two.</summary>
    /// <remarks>https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/</remarks>
    const string IdempotencyKey = "Idempotency-Key";

    readonly HttpClient _http;
    readonly TimeProvider _time;

    public CollectorClient(HttpMessageHandler handler, TimeProvider time)
    {
        _time = time;
        // Each destination has a timeout of its own, which Post keeps, over headers and body together.
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new("AutomagikTelemetry-OTLP-Exporter-dotnet", Resource.LibraryVersion));
    }

    /// <summary>Posts a request and reads the answer.</summary>
    /// <exception cref="HttpRequestException">No connection, not even until the time was up, or no answer.</exception>
    /// <exception cref="OperationCanceledException">The time was up before the answer's headers came, or the caller has had enough.</exception>
    public Answer Post(Destination destination, EncodedRequest body, CancellationToken cancellationToken)
    {
        using var content = new RequestBody(body.Body);
        content.Headers.ContentType = _protobuf;
        if (body.Encoding is not null)
            content.Headers.ContentEncoding.Add(body.Encoding);

        using var request = new HttpRequestMessage(HttpMethod.Post, destination.Url) { Content = content };
        foreach (var (name, value) in destination.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation(IdempotencyKey, body.Id.ToString());

        using var timeout = new CancellationTokenSource(destination.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var response = Send(request, content, either.Token, timeout.Token);
        return new(response.StatusCode, ReadBody(response, either.Token), response.Content.Headers.ContentType?.MediaType)
        {
            RetryAfter = RetryAfter(response),
            Location = response.Headers.Location,
        };
    }

    public void Dispose() => _http.Dispose();

    HttpResponseMessage Send(HttpRequestMessage request, RequestBody body, CancellationToken cancellationToken, CancellationToken timeout)
    {
        try
        {
            return _http.Send(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !body.IsBegun)
        {
            // What a firewall swallows is as little there as what refuses a connection.
            throw new HttpRequestException(HttpRequestError.ConnectionError, "no connection was made in time", exception);
        }
    }

    /// <summary>
    /// Null when it does not end in time or within what an answer may be: the status has told already what became of the request, the body
    /// only has details.
    /// </summary>
    static byte[]? ReadBody(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // A synchronous read knows no token: the closed connection ends it.
        using var closing = cancellationToken.Register(response.Dispose);
        try
        {
            using var stream = response.Content.ReadAsStream(cancellationToken);
            using var body = new MemoryStream();
            var buffer = new byte[4096];
            while (stream.Read(buffer) is > 0 and var read)
            {
                body.Write(buffer, 0, read);
                if (body.Length > MaxAnswerLength)
                    return null;
            }

            return body.ToArray();
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Null where the answer does not say, or says a time that is past.</summary>
    /// <remarks>https://www.rfc-editor.org/rfc/rfc9110#field.retry-after</remarks>
    TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > _time.GetUtcNow() => date - _time.GetUtcNow(),
        _ => null,
    };
}
