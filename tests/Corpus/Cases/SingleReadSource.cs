using System.Threading.Tasks.Sources;

namespace AutomagikTelemetry.Corpus.Cases;

/// <summary>A pooled source in miniature: a second read is the bug that it would be in a real one.</summary>
sealed class SingleReadSource : IValueTaskSource<int>
{
    internal ManualResetValueTaskSourceCore<int> Core;

    internal int Reads { get; private set; }

    public int GetResult(short token)
    {
        Reads++;
        return Core.GetResult(token);
    }

    public ValueTaskSourceStatus GetStatus(short token) => Core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        Core.OnCompleted(continuation, state, token, flags);
}
