namespace AutomagikTelemetry.Kept.V010;

/// <summary>A method for each member of the weaving surface that this release calls.</summary>
public static class Everything
{
    [TrackCommand]
    public static int Command([Tag] string name, int number) => name.Length + number;

    [TrackWorkflow]
    public static int Fails([Tag] int number) => throw new InvalidOperationException("failed " + number);

    [TrackWorkflow]
    public static void Cancelled() => throw new OperationCanceledException();

    [TrackWorkflow]
    public static string Tags(
        [Tag] bool flag, [Tag] char letter, [Tag] long signed, [Tag] ulong unsigned, [Tag] double real, [Tag] decimal money, [Tag] string text, [Tag] Guid id,
        [Tag] DayOfWeek day, [Tag] int? maybe) => text;

    [TrackWorkflow]
    public static async Task Async(Task gate) => await gate;

    [TrackWorkflow]
    public static async Task<int> AsyncResult(Task<int> gate) => await gate;

    [TrackWorkflow]
    public static async ValueTask AsyncValue(Task gate) => await gate;

    [TrackWorkflow]
    public static async ValueTask<int> AsyncValueResult(Task<int> gate) => await gate;

    [TrackWorkflow]
    public static Task Follows(Task task) => task;

    [TrackWorkflow]
    public static Task<int> FollowsResult(Task<int> task) => task;

    [TrackWorkflow]
    public static ValueTask FollowsValue(ValueTask task) => task;

    [TrackWorkflow]
    public static ValueTask<int> FollowsValueResult(ValueTask<int> task) => task;

    [TrackWorkflow]
    public static IEnumerable<int> Iterates([Tag] int count)
    {
        for (var i = 0; i < count; i++)
            yield return i;
    }

    [TrackWorkflow]
    public static IEnumerator<int> IteratesOnce()
    {
        yield return 1;
    }

    [TrackWorkflow]
    public static System.Collections.IEnumerable IteratesObjects()
    {
        yield return 1;
    }

    [TrackWorkflow]
    public static System.Collections.IEnumerator IteratesObjectsOnce()
    {
        yield return 1;
    }

    [TrackWorkflow]
    public static async IAsyncEnumerable<int> IteratesLater(Task gate)
    {
        await gate;
        yield return 1;
    }

    [TrackWorkflow]
    public static async IAsyncEnumerator<int> IteratesLaterOnce(Task gate)
    {
        await gate;
        yield return 1;
    }

    [TrackWorkflow]
    public static async Own OwnTask(Task gate) => await gate;
}
