using System.Diagnostics;
using AutomagikTelemetry;

namespace Behaviour;

/// <summary>Activity.Current and AsyncLocals, as the caller finds them afterwards.</summary>
static class Ambient
{
    static readonly AsyncLocal<string?> Local = new();

    public static async Task ShowAsync()
    {
        Keep("set by a synchronous method");
        Observe.Line($"local after a synchronous method: {Local.Value}");
        await ChangeAsync("changed by an async method");
        Observe.Line($"local after an async method: {Local.Value}");

        Observe.Line($"current before: {Activity.Current?.OperationName ?? "none"}");
        Keep("again");
        Observe.Line($"current after a synchronous method: {Activity.Current?.OperationName ?? "none"}");
        var pending = ChangeAsync("again");
        Observe.Line($"current while a task is pending: {Activity.Current?.OperationName ?? "none"}");
        await pending;
        Observe.Line($"current after it: {Activity.Current?.OperationName ?? "none"}");

        LeaveCurrent();
        Observe.Line($"current left by a method on purpose: {Activity.Current?.OperationName ?? "none"}");
        Activity.Current = null;
    }

    [TrackWorkflow]
    static void Keep(string value) => Local.Value = value;

    [TrackWorkflow]
    static async Task ChangeAsync(string value)
    {
        Local.Value = value;
        await Task.Run(() => { });
    }

    [TrackWorkflow]
    static void LeaveCurrent() => new Activity("mine").Start();
}
