using AutomagikTelemetry;

namespace Behaviour;

/// <summary>Calls inside calls, across awaits that change threads, many at once.</summary>
static class Nesting
{
    public static async Task ShowAsync()
    {
        var sums = await Task.WhenAll(Enumerable.Range(0, 20).Select(OuterAsync));
        Observe.Line($"nesting: {string.Join(",", sums)}");
    }

    [TrackCommand("outer")]
    static async Task<int> OuterAsync([Tag] int number)
    {
        await Task.Run(() => { }).ConfigureAwait(false);
        var sum = Leaf("before", number);
        sum += await InnerAsync($"w{number}", number);
        return sum + Leaf("after", number);
    }

    [TrackWorkflow("inner")]
    static async Task<int> InnerAsync([Tag] string workflowId, [Tag] int number)
    {
        await Task.Delay(1).ConfigureAwait(false);
        await Task.Yield();
        return Leaf("within", number) + workflowId.Length;
    }

    [TrackWorkflow("leaf")]
    static int Leaf([Tag] string position, [Tag] int number) => position.Length + number;
}
