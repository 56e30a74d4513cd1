using System.Net;

namespace AutomagikTelemetry.Exporters.Otlp.Sending;

/// <summary>What follows from an answer, or from its absence.</summary>
readonly record struct Verdict(SendResult Result)
{
    /// <summary>Items of a request that was taken which the collector did not take.</summary>
    public long Rejected { get; init; }

    /// <summary>The shortest wait before the next attempt that the collector asks for.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <remarks>https://opentelemetry.io/docs/specs/otlp/#otlphttp-response</remarks>
    public static Verdict Of(Answer answer) => answer.IsSuccess
        ? new(SendResult.Taken) { Rejected = answer.ReadPartialSuccess().Rejected }
        : answer.Status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
            ? new(SendResult.TryAgain) { RetryAfter = answer.RetryAfter }
            : new(SendResult.Refused);

    /// <summary>Without an answer.</summary>
    public static Verdict Of(Exception exception) => new(exception switch
    {
        PlatformNotSupportedException => SendResult.CannotSend,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError } =>
            SendResult.NotReached,
        HttpRequestException or IOException or OperationCanceledException => SendResult.TryAgain,
        _ => SendResult.Failed,
    });
}
