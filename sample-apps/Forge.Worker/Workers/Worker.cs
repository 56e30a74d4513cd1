using AutomagikTelemetry;
using Forge.Queues;
using Forge.Tasks;
using Forge.Tracking;
using Microsoft.Extensions.Logging;

namespace Forge.Workers;

/// <summary>Executes one task after the other. When the host stops it ends the one that it is at; what still waits then is lost with the process.</summary>
sealed class Worker(string name, TaskQueue queue, ILogger<Worker> logger)
{
    public string Name => name;

    public async Task WorkAsync(CancellationToken stoppingToken)
    {
        Become("idle");
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await queue.WaitAsync(stoppingToken);
                if (queue.Take() is not { } task)
                    continue;

                Become("busy");
                await ExecuteAsync(task);
                Become("idle");
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
        finally
        {
            Become("stopped");
        }
    }

    async Task ExecuteAsync(ForgeTask task)
    {
        try
        {
            logger.LogInformation("Task {Id} is completed: {Result}", task.Id, await TaskManager.ExecuteAsync(task));
        }
        catch (Exception exception) when (exception is NotSupportedException or IOException)
        {
            logger.LogError("Task {Id} has failed: {Reason}", task.Id, exception.Message);
        }
    }

    [TrackStep]
    [TagFrom("worker", "this.Name")]
    [EmitEvent("worker.status", "worker", "status")]
    void Become([Tag] string status) => logger.LogDebug("{Worker} is {Status}.", Name, status);
}
