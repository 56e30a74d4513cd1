using System.Diagnostics;

namespace AutomagikTelemetry.Corpus;

/// <summary>Methods that look at what is ambient, or change it.</summary>
public static class Ambience
{
    public static readonly AsyncLocal<string?> Local = new();

    [TrackEndpoint]
    public static Activity? Current() => Activity.Current;

    [TrackEndpoint]
    public static async Task<(Activity? Before, Activity? After)> CurrentAcross(Task gate)
    {
        var before = Activity.Current;
        await gate;
        await Task.Yield();
        return (before, Activity.Current);
    }

    [TrackEndpoint]
    public static Activity StartsAndLeaves(string name) => new Activity(name).Start();

    [TrackEndpoint]
    public static void Stops(Activity activity)
    {
        var current = Activity.Current;
        activity.Stop();
        Activity.Current = current;
    }

    [TrackEndpoint]
    public static void SetsNull() => Activity.Current = null;

    [TrackEndpoint]
    public static void SetsLocal(string value) => Local.Value = value;

    [TrackEndpoint]
    public static async Task SetsLocalAsync(string value)
    {
        Local.Value = value;
        await Task.Yield();
    }

    [TrackEndpoint]
    public static Task SetsLocalAndReturns(string value, Task task)
    {
        Local.Value = value;
        return task;
    }

    [TrackEndpoint]
    public static async Task FaultsAtOnce(Exception exception)
    {
        throw exception;
    }

    [TrackEndpoint]
    public static async Task FaultsLater(Task gate, Exception exception)
    {
        await gate.ConfigureAwait(false);
        throw exception;
    }

    [TrackEndpoint]
    public static async Task<int> AwaitsInContext(Task<int> task) => await task;
}
