namespace Surroundings;

/// <summary>A task type of one's own.</summary>
[AsyncMethodBuilder(typeof(JobBuilder<>))]
public sealed class Job<T>(Task<T> task)
{
    public Task<T> Inner => task;

    public TaskAwaiter<T> GetAwaiter() => task.GetAwaiter();
}
