using System.Diagnostics;
using AutomagikTelemetry.AspNetCore.Configuration;
using AutomagikTelemetry.AspNetCore.Requests;
using AutomagikTelemetry.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AutomagikTelemetry.AspNetCore;

/// <summary>Configures telemetry when the host starts, before its server does, reports start and stop, and flushes when all has stopped.</summary>
sealed partial class TelemetryService(
    IServiceProvider services,
    IConfiguration settings,
    IEnumerable<TelemetryConfiguration> configurations,
    RequestObserver requests,
    ILogger<TelemetryService> logger) : IHostedLifecycleService
{
    readonly ILogger _logger = logger;
    IDisposable? _observation;
    bool _isStarted;
    bool _isLifetimeTracked;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (_isStarted)
            return Task.CompletedTask;

        _isStarted = true;
        Telemetry.Configure(Configure);

        // A host without a server has none.
        if (services.GetService<DiagnosticListener>() is { } host)
            _observation = requests.Observe(host);
        // The client is made here and not by the first request, since it reads files.
        _ = Telemetry.IsEnabled;
        // By then the server listens, in a host of the old kind too, which knows no StartedAsync.
        if (_isLifetimeTracked)
            services.GetService<IHostApplicationLifetime>()?.ApplicationStarted.Register(ReportStart);
        return Task.CompletedTask;
    }

    /// <summary>A host of the old kind begins here.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => StartingAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The server has finished its last request by now. A host that has run out of time has cancelled its token; a flush has a time of its own.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        _observation?.Dispose();
        if (_isLifetimeTracked)
            HostLifetime.Stopped();
        await Telemetry.FlushAsync(CancellationToken.None).ConfigureAwait(false);
    }

    void Configure(TelemetryOptions options)
    {
        OptionsSection.Read(settings.GetSection(OptionsSection.Name), options, Warn);
        foreach (var configuration in configurations)
            configuration.Configure(options);
        _isLifetimeTracked = options.IsHostLifetimeTracked;
    }

    void ReportStart()
    {
        var attributes = new List<KeyValuePair<string, object?>>();
        if (services.GetService<IHostEnvironment>() is { } environment)
            attributes.Add(new("environment", environment.EnvironmentName));
        if (ServerPort.Of(services) is { } port)
            attributes.Add(new("port", port));
        Telemetry.TrackLifetime(attributes: attributes);
    }

    [LoggerMessage(LogLevel.Warning, "{Warning}")]
    partial void Warn(string warning);
}
