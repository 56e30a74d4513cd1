using Forge.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forge.Workers;

/// <summary>As many workers as <c>Forge:Workers</c> says; by default two.</summary>
sealed class WorkerPool(TaskQueue queue, IConfiguration configuration, ILogger<Worker> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Enumerable.Range(1, configuration.GetValue("Forge:Workers", 2)).Select(number => new Worker($"worker-{number}", queue, logger).WorkAsync(stoppingToken)));
}
