using System.Threading.Tasks;

namespace AutomagikTelemetry.Corpus;

public class Result(string type)
{
    public string Type => type;
}

/// <summary>Methods of the kinds for workers, and events and tags of one's own, which the tests look at.</summary>
public static class Vocabularies
{
    [TrackTask]
    [TagFrom("task_type", "return.Type")]
    public static async Task<Result> Execute([Tag] string taskId, Task gate)
    {
        await gate.ConfigureAwait(false);
        return new Result("import");
    }

    [TrackMessage]
    [TagFrom("type", "message.Type")]
    public static void Handle(Result? message) => Reported.Swallow(message);

    [TrackMessage]
    public static void HandleOther() => Reported.Swallow();

    [TrackInvocation("thumbnails")]
    public static void Invoke([Tag] string requestId, Exception? exception = null) => Throw(exception);

    [TrackInvocation]
    public static async Task InvokeTask([Tag] string requestId, Task work) => await work.ConfigureAwait(false);

    [TrackInvocation]
    [TagFrom("length", "return.Length")]
    public static async Task<string> InvokeTaskOfResult([Tag] string requestId, Task<string> work) => await work.ConfigureAwait(false);

    [TrackInvocation]
    public static async ValueTask InvokeValueTask([Tag] string requestId, Task work) => await work.ConfigureAwait(false);

    [TrackInvocation]
    [TagFrom("length", "return.Length")]
    public static async ValueTask<string> InvokeValueTaskOfResult([Tag] string requestId, Task<string> work) => await work.ConfigureAwait(false);

    [TrackInvocation]
    public static Task<string> InvokePassedOn([Tag] string requestId, Task<string> work) => work;

    [TrackCommand]
    public static async Task<string> CommandTask(Task<string> work) => await work.ConfigureAwait(false);

    [TrackStep]
    [EmitEvent("agent.spawned", "name")]
    [EmitEvent("agent.ended", On = Outcome.Any)]
    [EmitEvent("agent.lost", On = Outcome.Failure | Outcome.Cancelled)]
    public static void Spawn([Tag] string name, [Tag] int rank, Exception? exception = null) => Throw(exception);

    [TrackStep]
    public static async Task Middle(Func<Task> body) => await body();

    [TrackWorkflow]
    public static async Task Outer([Tag] string workflowId, Func<Task> body) => await body();

    static void Throw(Exception? exception)
    {
        if (exception is not null)
            throw exception;
    }
}
