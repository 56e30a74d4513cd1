#region guide-sync-and-async
using AutomagikTelemetry;

static class Handlers
{
    [TrackEndpoint("handle_request")]
    public static async Task HandleRequestAsync() => await Task.Yield();        // never waits for telemetry

    [TrackCommand]
    public static void HandleBatch() => Thread.Sleep(1);                        // flushes at its end, for 250 ms at most

    public static async Task BeforeTheMachineStopsAsync() => await Telemetry.FlushAsync();
}
#endregion
