using AutomagikTelemetry;
using AutomagikTelemetry.AspNetCore;
using AutomagikTelemetry.AspNetCore.Requests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Sets telemetry up in a host.</summary>
public static class TelemetryServiceCollectionExtensions
{
    /// <summary>
    /// Takes telemetry's options from the section <c>AutomagikTelemetry</c> of the configuration when the host starts, reports the requests of
    /// endpoints that have <see cref="TrackEndpointAttribute"/>, and <c>app.started</c> and <c>app.stopped</c> unless
    /// <see cref="TelemetryOptions.IsHostLifetimeTracked"/> is <c>false</c>, and flushes when the host has stopped, within
    /// <see cref="TelemetryOptions.ExitTimeout"/> and without blocking a thread.
    /// </summary>
    /// <remarks>
    /// A program that references the package and was built with its targets has this already and needs to call it for
    /// <paramref name="configure"/> only. A second call adds its <paramref name="configure"/> and nothing else. The environment beats
    /// <paramref name="configure"/>, which beats the configuration, which beats earlier calls of <see cref="Telemetry.Configure"/> and what the build baked in. An entry of the configuration that
    /// cannot be used is logged as a warning and keeps its default.
    /// </remarks>
    /// <param name="services">The host's services. Not thread-safe, as they are not.</param>
    /// <param name="configure">Sets options beside those of the configuration. What it throws keeps the host from starting.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddAutomagikTelemetry(this IServiceCollection services, Action<TelemetryOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<RequestObserver>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, TelemetryService>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, UnhandledExceptions>());
        if (configure is not null)
            services.AddSingleton(new TelemetryConfiguration(configure));
        return services;
    }
}
