using System.Threading.Tasks.Sources;

namespace Surroundings;

/// <summary>Gives its result once, as pooled sources do.</summary>
sealed class OneReading(Task<int> task) : IValueTaskSource<int>, IValueTaskSource
{
    bool _isRead;

    public int GetResult(short token)
    {
        if (_isRead)
            throw new InvalidOperationException("It was read already.");
        _isRead = true;
        return task.GetAwaiter().GetResult();
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) =>
        !task.IsCompleted ? ValueTaskSourceStatus.Pending
            : task.IsCanceled ? ValueTaskSourceStatus.Canceled
            : task.IsFaulted ? ValueTaskSourceStatus.Faulted
            : ValueTaskSourceStatus.Succeeded;

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        var awaiter = task.ConfigureAwait((flags & ValueTaskSourceOnCompletedFlags.UseSchedulingContext) != 0).GetAwaiter();
        awaiter.UnsafeOnCompleted(() => continuation(state));
    }
}
