using AutomagikTelemetry.Corpus.Shapes;

namespace AutomagikTelemetry.Corpus.Cases;

/// <summary>What somebody who awaits a task of an own type can see.</summary>
public static class TaskLikeCases
{
    public static async Task<string> Results() =>
        $"{await TaskLikes.AtOnce(7)} {await TaskLikes.Generic("a")} {await TaskLikes.Generic(2L)} {await TaskLikes.Nested(5)}";

    public static async Task<string> Pending()
    {
        var log = new List<string>();
        var gate = new TaskCompletionSource();
        var job = TaskLikes.Later(gate.Task, log);
        log.Add("returned");
        gate.SetResult();
        var result = await job;
        return $"{result} {log[0]} {log[1]} {log.Count}";
    }

    public static async Task<string> ThrowingAtOnce()
    {
        var exception = new FormatException("x");
        return await Observed.SameAsync(exception, async () => await TaskLikes.Throws(exception, isPending: false));
    }

    public static async Task<string> ThrowingLater()
    {
        var exception = new FormatException("x");
        return await Observed.SameAsync(exception, async () => await TaskLikes.Throws(exception, isPending: true));
    }
}
