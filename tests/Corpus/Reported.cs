using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Corpus;

/// <summary>Methods whose telemetry the tests look at. They are not in the unwoven twin.</summary>
public static class Reported
{
    public enum Mood
    {
        Calm,
        Busy,
    }

    [TrackCommand]
    public static void Spawn([Tag] string name, [Tag("llm")] string model) => Swallow(name, model);

    [TrackCommand("terminate-agent")]
    public static void Terminate([Tag] string agentId) => throw new InvalidOperationException("cannot terminate " + agentId);

    [TrackEndpoint]
    public static async Task<int> SendMessageAsync([Tag] string method, [Tag] int status, [Tag] string instance)
    {
        await Task.Yield();
        return method.Length + status + instance.Length;
    }

    [TrackWorkflow]
    public static async Task<int> Run([Tag] string workflowId, [Tag] int agentsCount, Task gate)
    {
        await gate.ConfigureAwait(false);
        return agentsCount;
    }

    [TrackWorkflow]
    public static int EveryType(
        [Tag] bool flag,
        [Tag] char sign,
        [Tag] sbyte tiny,
        [Tag] byte small,
        [Tag] int number,
        [Tag] uint unsigned,
        [Tag] long big,
        [Tag] ulong huge,
        [Tag] float single,
        [Tag] double real,
        [Tag] decimal money,
        [Tag] string? label,
        [Tag] Guid id,
        [Tag] Mood mood,
        [Tag] int? maybe,
        [Tag] Mood? maybeMood,
        [Tag] in long byReference,
        [Tag] ref Mood moodReference,
        [Tag] in int? maybeReference) => number;

    [TrackWorkflow]
    public static void Secret([Tag] string password, [Tag] int tokenCount, [Tag] string longLabel) => Swallow(password, tokenCount, longLabel);

    [TrackWorkflow]
    public static void Outer(Exception exception) => Middle(exception);

    [TrackWorkflow]
    public static void Middle(Exception exception) => Inner(exception);

    [TrackWorkflow]
    public static void Inner(Exception exception) => throw exception;

    [TrackWorkflow]
    public static async Task OuterAsync(Exception exception)
    {
        await Task.Yield();
        await InnerAsync(exception);
    }

    [TrackWorkflow]
    public static async Task InnerAsync(Exception exception)
    {
        await Task.Yield();
        throw exception;
    }

    [TrackWorkflow]
    public static Task FollowedWorkflow(Task task) => task;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Swallow(params object?[] values)
    {
    }
}
