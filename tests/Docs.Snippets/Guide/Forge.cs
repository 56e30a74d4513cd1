#region guide-forge
using AutomagikTelemetry;

sealed class TaskManager(ITaskStore store, IWorker worker)
{
    public int QueueDepth { get; private set; }

    [TrackCreation]
    [TagFrom("task_id", "return.Id")]
    [TagFrom("task_type", "return.Type")]
    [TagFrom("priority", "return.Priority")]
    [TagFrom("queue", "return.Queue")]
    [EmitEvent("task.created", "task_id", "task_type", "priority")]
    [Gauge("queue.depth", "this.QueueDepth", Tags = "queue")]
    public async Task<TaskItem> CreateAsync(TaskInput input)
    {
        var task = await store.AddAsync(input);
        QueueDepth++;
        return task;
    }

    [TrackTask]
    [TagFrom("task_type", "return.Type")]
    public Task<TaskResult> ExecuteAsync([Tag] string taskId) => worker.ExecuteAsync(taskId);
}
#endregion

sealed record TaskResult(string Type);

interface IWorker
{
    Task<TaskResult> ExecuteAsync(string taskId);
}
