using AutomagikTelemetry;
using AutomagikTelemetry.AspNetCore.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Reports requests of endpoints that nobody has tagged.</summary>
public static class TelemetryApplicationBuilderExtensions
{
    /// <summary>
    /// Reports every request that comes here: <c>api.request</c> {endpoint, method, status}, <c>api.latency_ms</c> {endpoint}, a SERVER span, and
    /// <c>automagik.error</c> {endpoint, method} for an exception. Put it first.
    /// </summary>
    /// <remarks>
    /// <c>endpoint</c> is the route's template, and is left out where there is no route: paths are without bound, and may hold anything.
    /// The status is the final one, and the latency is the one that ASP.NET Core measured, from first to last; for an endpoint with
    /// <see cref="TrackEndpointAttribute"/> it is the tracked method's own. An endpoint with <see cref="DoNotTrackAttribute"/> is left out:
    /// <c>app.MapGet("/health", [DoNotTrack] () =&gt; "healthy")</c>. The middleware never changes what a request does.
    /// </remarks>
    /// <param name="app">The pipeline.</param>
    /// <returns><paramref name="app"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="app"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The host has no telemetry: <c>AddAutomagikTelemetry</c> was not called.</exception>
    public static IApplicationBuilder UseAutomagikTelemetry(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.ApplicationServices.GetService<RequestObserver>() is null)
        {
            throw new InvalidOperationException(
                "UseAutomagikTelemetry needs the services of telemetry. Add builder.Services.AddAutomagikTelemetry() before builder.Build().");
        }

        return app.Use(next => context =>
        {
            if (TrackedRequest.Of(context) is { } request)
                request.IsSeenByMiddleware = true;
            return next(context);
        });
    }
}
