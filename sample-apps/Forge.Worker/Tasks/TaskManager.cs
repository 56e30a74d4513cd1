using AutomagikTelemetry;
using Forge.Queues;
using Forge.Tracking;

namespace Forge.Tasks;

/// <summary>Makes tasks and executes them. Thread-safe.</summary>
sealed class TaskManager(TaskQueue queue)
{
    int _lastId;

    [TrackStep]
    [TagFrom("task_id", "return.Id")]
    [TagFrom("task_type", "return.Type")]
    [TagFrom("priority", "return.Priority")]
    [EmitEvent("task.created", "task_id", "task_type", "priority")]
    public ForgeTask Create(TaskInput input)
    {
        var task = new ForgeTask($"task-{Interlocked.Increment(ref _lastId)}", input.Type, input.Files, input.Priority);
        queue.Add(task);
        return task;
    }

    /// <returns>What has come of it.</returns>
    /// <exception cref="NotSupportedException">Nobody knows what to do with a task of this type.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    [TrackTask]
    [TagFrom("task_id", "task.Id")]
    [TagFrom("task_type", "task.Type")]
    public static async Task<string> ExecuteAsync(ForgeTask task) => task.Type switch
    {
        "checksum" => string.Join(' ', await Task.WhenAll(task.Files.Select(Checksum.OfAsync))),
        "verification" => await Verification.RunAsync(task.Id, task.Files),
        _ => throw new NotSupportedException($"There are no tasks of the type {task.Type}."),
    };
}
