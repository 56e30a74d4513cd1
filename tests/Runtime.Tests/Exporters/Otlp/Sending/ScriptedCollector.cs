using System.Net;
using System.Net.Http.Headers;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Sending;

/// <summary>Stands where the platform's handler does: answers as it is told, and notes what it was sent and when.</summary>
sealed class ScriptedCollector(TimeProvider time) : HttpMessageHandler
{
    readonly List<Attempt> _attempts = [];
    int _underWay;

    public Func<Attempt, CancellationToken, HttpResponseMessage> Answer { get; set; } = (_, _) => Status(200);

    public IReadOnlyList<Attempt> Attempts
    {
        get { lock (_attempts) return [.. _attempts]; }
    }

    public int Count
    {
        get { lock (_attempts) return _attempts.Count; }
    }

    /// <summary>The most requests that were under way at the same time.</summary>
    public int MostAtOnce { get; private set; }

    public Thread? Thread { get; private set; }

    public bool IsDisposed { get; private set; }

    /// <summary>The time between each attempt and the one before.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            var attempts = Attempts;
            return [.. attempts.Skip(1).Select((attempt, i) => time.GetElapsedTime(attempts[i].At, attempt.At))];
        }
    }

    public static HttpResponseMessage Status(int status) => new((HttpStatusCode)status);

    public static HttpResponseMessage TryAgain(RetryConditionHeaderValue after)
    {
        var response = Status(503);
        response.Headers.RetryAfter = after;
        return response;
    }

    public static HttpRequestException NotReached() => new(HttpRequestError.ConnectionError, "Connection refused");

    /// <summary>Says nothing until the other side has had enough.</summary>
    public static HttpResponseMessage Silence(CancellationToken cancellationToken)
    {
        cancellationToken.WaitHandle.WaitOne(Clients.Patience).ShouldBeTrue();
        throw new OperationCanceledException(cancellationToken);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Thread = Thread.CurrentThread;
        using var body = new MemoryStream();
        request.Content!.CopyTo(body, null, cancellationToken);
        var attempt = new Attempt(time.GetTimestamp(), request.RequestUri!.AbsolutePath, body.ToArray());
        lock (_attempts)
        {
            _attempts.Add(attempt);
            MostAtOnce = Math.Max(MostAtOnce, ++_underWay);
        }

        try
        {
            return Answer(attempt, cancellationToken);
        }
        finally
        {
            lock (_attempts)
                _underWay--;
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => throw new InvalidOperationException("Requests are sent synchronously, from a thread that is there for them.");

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
