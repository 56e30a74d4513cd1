using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Kept.V010;

/// <summary>A task type of one's own.</summary>
[AsyncMethodBuilder(typeof(OwnBuilder))]
public sealed class Own
{
    internal readonly TaskCompletionSource Source = new();

    public Task AsTask() => Source.Task;
}

public struct OwnBuilder
{
    AsyncTaskMethodBuilder _builder;

    public Own Task { get; private set; }

    public static OwnBuilder Create() => new() { Task = new Own(), _builder = AsyncTaskMethodBuilder.Create() };

    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine => stateMachine.MoveNext();

    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }

    public readonly void SetResult() => Task.Source.SetResult();

    public readonly void SetException(Exception exception) => Task.Source.SetException(exception);

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => _builder.AwaitOnCompleted(ref awaiter, ref stateMachine);

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine => _builder.AwaitUnsafeOnCompleted(ref awaiter, ref stateMachine);
}
