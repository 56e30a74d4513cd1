using AutomagikTelemetry;

namespace Behaviour;

/// <summary>What tracked methods of many shapes return.</summary>
static class Results
{
    static readonly Task<int> Shared = Task.FromResult(42);
    static readonly int[] Numbers = [1, 2, 3];

    public static async Task ShowAsync()
    {
        Observe.Line($"sync: {Add(1, 2)} {Echo("text")} {Echo(1.5)} {Pair(3)}");
        Observe.Line($"parse: {TryParse("17", out var number)} {number}");
        Second() = 20;
        Observe.Line($"by reference: {Numbers[1]}");
        Observe.Line($"tasks: {await LaterAsync(4)} {await ValueAsync(true)} {await ValueAsync(false)}");
        Observe.Line($"the very same task: {ReferenceEquals(HandOutShared(), Shared)}");
        Observe.Line($"struct: {new Point(2, 3).Length()} {await new Point(4, 5).LengthAsync()}");
    }

    [TrackCommand]
    static int Add([Tag] int a, [Tag] int b) => a + b;

    [TrackWorkflow]
    static T Echo<T>(T value) => value;

    [TrackWorkflow]
    static (int Half, DayOfWeek Day) Pair([Tag] int value) => (value / 2, (DayOfWeek)value);

    [TrackCommand]
    static bool TryParse([Tag] string text, out int number) => int.TryParse(text, out number);

    [TrackWorkflow]
    static ref int Second() => ref Numbers[1];

    [TrackCommand]
    static async Task<int> LaterAsync(int value)
    {
        await Task.Yield();
        return value;
    }

    [TrackWorkflow]
    static async ValueTask<string> ValueAsync(bool later)
    {
        if (later)
            await Task.Yield();
        return later ? "later" : "at once";
    }

    [TrackWorkflow]
    static Task<int> HandOutShared() => Shared;

    readonly struct Point(int x, int y)
    {
        [TrackWorkflow("length")]
        public int Length() => x + y;

        [TrackWorkflow("length_async")]
        public async Task<int> LengthAsync()
        {
            var (a, b) = (x, y);
            await Task.Yield();
            return a + b;
        }
    }
}
