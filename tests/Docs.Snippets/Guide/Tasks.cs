#region guide-tasks-created
using AutomagikTelemetry;

sealed class TaskBoard(ITaskStore store)
{
    [TrackCreation]
    [TagFrom("task_type", "return.Type")]
    [Counter("tasks.created", Tags = "task_type")]
    public Task<TaskItem> CreateAsync(TaskInput input) => store.AddAsync(input);
}

/// <summary>A kind of one's own: a span and errors, no events beside those that a method names.</summary>
sealed class TrackCreationAttribute() : TrackAttribute(null);
#endregion

sealed record TaskInput(string Type);

sealed record TaskItem(string Id, string Type, int Priority, string Queue);

interface ITaskStore
{
    Task<TaskItem> AddAsync(TaskInput input);
}
