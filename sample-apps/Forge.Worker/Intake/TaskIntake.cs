using System.Text.Json;
using Forge.Tasks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forge.Intake;

/// <summary>Takes tasks from stdin, one a line as JSON.</summary>
sealed class TaskIntake(TaskManager tasks, ILogger<TaskIntake> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A read of the console cannot be cancelled: it is left behind when the host stops.
        while (await Task.Run(Console.ReadLine, stoppingToken).WaitAsync(stoppingToken) is { } line)
            Accept(line);
    }

    void Accept(string line)
    {
        try
        {
            var task = tasks.Create(JsonSerializer.Deserialize<TaskInput>(line, JsonSerializerOptions.Web)!);
            logger.LogInformation("Task {Id} is created.", task.Id);
        }
        catch (JsonException exception)
        {
            logger.LogWarning("A line is no task: {Reason}", exception.Message);
        }
    }
}
