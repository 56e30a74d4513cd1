using Microsoft.AspNetCore.Http;

namespace AutomagikTelemetry.AspNetCore.Requests;

/// <summary>What an endpoint is reported as: the name that its attribute gives, else its route's template.</summary>
static class EndpointName
{
    /// <summary>Null where there is no endpoint, or one without a route.</summary>
    public static string? Of(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<TrackEndpointAttribute>()?.Name ?? RouteTemplate.Of(endpoint);
}
