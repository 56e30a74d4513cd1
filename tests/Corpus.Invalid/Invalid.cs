using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutomagikTelemetry.Corpus.Invalid;

// The comment on a member names the code that it must give, on the line of its first statement.
public abstract partial class Invalid
{
    /// AMT002
    [TrackCommand]
    ~Invalid() =>
        GC.KeepAlive(null);

    /// AMT003
    [TrackCommand]
    public abstract void Abstract();

    /// AMT003
    [TrackCommand]
    [DllImport("nothing")]
    public static extern void Extern();

    /// AMT004
    [TrackCommand]
    public async void AsyncVoid() =>
        await Task.Yield();

    /// AMT008
    [TrackCommand]
    [UnmanagedCallersOnly]
    public static void CalledByNativeCode() =>
        GC.KeepAlive(null);

    /// AMT008
    [TrackCommand]
    [ModuleInitializer]
    public static void CalledByTheRuntime() =>
        GC.KeepAlive(null);

    /// AMT010
    [TrackCommand, TrackWorkflow]
    public void TwoKinds() =>
        GC.KeepAlive(this);

    /// AMT011
    [TrackCommand]
    public void TagOfAnObject([Tag] List<int> list) =>
        GC.KeepAlive(list);

    /// AMT011
    [TrackCommand]
    public void TagOfAnOutParameter([Tag] out int number) =>
        number = 1;

    /// AMT012
    public void TagWithoutTracking([Tag] int number) =>
        GC.KeepAlive(number);

    /// AMT013
    [TrackCommand]
    public void TagTwice([Tag("a")] int number, [Tag("a")] int other) =>
        GC.KeepAlive(number + other);
}

public static class NoShares
{
    /// AMT020
    [TrackCommand(SampleRatio = 1.1)]
    public static void MoreThanAll() =>
        GC.KeepAlive(null);

    /// AMT020
    [TrackCommand(SampleRatio = double.NaN)]
    public static void NotANumber() =>
        GC.KeepAlive(null);
}

public interface IInvalid
{
    /// AMT003
    [TrackCommand]
    public void OfAnInterface();
}

/// AMT014
[TrackEndpoint("shared")]
public class SharedName
{
    public void First() =>
        GC.KeepAlive(this);

    public void Second() =>
        GC.KeepAlive(this);
}

/// AMT016
[DurationMetric("weeks", "week")]
public sealed class TrackInWeeksAttribute() : TrackAttribute(null);

public class Weeks
{
    [TrackInWeeks]
    public void Work() =>
        GC.KeepAlive(this);
}

[TrackEndpoint(SampleRatio = -1)]
public class NoShareOfAType
{
    /// AMT020
    public void First() =>
        GC.KeepAlive(this);

    public void Second() =>
        GC.KeepAlive(this);
}
