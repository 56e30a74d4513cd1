using AutomagikTelemetry;

namespace AutomagikTelemetry.Exits.Tests.App;

/// <summary>What is woven: a command that takes 300 ms.</summary>
sealed class Work(string id)
{
    const int Steps = 4;

    static readonly TimeSpan _duration = TimeSpan.FromMilliseconds(300);

    public void Run(Action? last = null) => Run(id, last);

    /// <summary>After the command has flushed, where it comes to its end: only the end of the process sends it.</summary>
    public void RecordLast() => Record("last");

    public void End(Action how)
    {
        RecordLast();
        how();
    }

    [TrackCommand]
    void Run([Tag] string id, Action? last)
    {
        for (var i = 0; i < Steps; i++)
            Record($"{i}");
        Thread.Sleep(_duration);
        Console.WriteLine("done " + id);
        last?.Invoke();
    }

    void Record(string step) => Telemetry.TrackEvent("step", [new("id", $"{id}-{step}")]);
}
