using System.Diagnostics;
using AutomagikTelemetry.AspNetCore.Configuration;
using AutomagikTelemetry.AspNetCore.Requests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AutomagikTelemetry.AspNetCore;

/// <summary>Configures telemetry before anything else of the host starts, and flushes it after everything else has stopped.</summary>
sealed partial class TelemetryService(
    IServiceProvider services,
    IConfiguration settings,
    IEnumerable<TelemetryConfiguration> configurations,
    RequestObserver requests,
    ILogger<TelemetryService> logger) : IHostedLifecycleService
{
    readonly ILogger _logger = logger;
    IDisposable? _observation;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        Telemetry.Configure(Configure);

        // A host without a server has none.
        if (services.GetService<DiagnosticListener>() is { } host)
            _observation = requests.Observe(host);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The server has finished its last request by now.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        _observation?.Dispose();
        await Telemetry.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    void Configure(TelemetryOptions options)
    {
        OptionsSection.Read(settings.GetSection(OptionsSection.Name), options, Warn);
        foreach (var configuration in configurations)
            configuration.Configure(options);
    }

    [LoggerMessage(LogLevel.Warning, "{Warning}")]
    partial void Warn(string warning);
}
