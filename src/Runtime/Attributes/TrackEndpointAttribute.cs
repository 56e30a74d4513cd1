namespace AutomagikTelemetry;

/// <summary>Tracks an endpoint of an API.</summary>
/// <remarks>
/// Reports <c>api.request</c> {endpoint, method, status} on success or one error event {endpoint, error_type}, the histogram
/// <c>api.latency_ms</c> {endpoint} and a span. <c>method</c> and <c>status</c> are reported where they are known: when a
/// parameter is tagged with that name, or, in ASP.NET Core with the package AutomagikTelemetry.AspNetCore, as those of the request, whose
/// route's template is the endpoint then.
/// </remarks>
[OperationKey("endpoint")]
[SuccessEvent("api.request", "endpoint", "method", "status")]
[DurationMetric("api.latency_ms", "ms", "endpoint")]
[ErrorKeys("endpoint")]
public sealed class TrackEndpointAttribute : TrackAttribute
{
    /// <inheritdoc cref="TrackAttribute(string)"/>
    public TrackEndpointAttribute(string? name = null)
        : base(name)
    {
    }
}
