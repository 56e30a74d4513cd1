using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Corpus;

/// <summary>Methods that are called in hostile surroundings, or are hostile themselves.</summary>
public static class Hostile
{
    [TrackCommand]
    public static int Command(int a) => a + 1;

    [TrackEndpoint]
    public static async Task<int> Async(Task<int> task) => await task.ConfigureAwait(false);

    [TrackEndpoint]
    public static ValueTask<int> ReturnsValueTask(ValueTask<int> task) => task;

    [TrackEndpoint]
    public static int ByReference([Tag] ref int number) => Unsafe.IsNullRef(ref number) ? -1 : number;

    [TrackEndpoint]
    public static Activity StartsAnother(string name) => new Activity(name).Start();

    [TrackEndpoint]
    public static void Throws(Exception exception) => throw exception;

    [TrackWorkflow]
    public static Task Followed(Task task) => task;

    [TrackEndpoint]
    public static int WaitsFor(Task<int> task) => task.Result;
}

/// <summary>Its own code is tracked, and throws.</summary>
public sealed class UnreadableException : Exception
{
    public override string Message => throw new InvalidOperationException("no message");

    [TrackEndpoint]
    public override string ToString() => throw new UnreadableException();
}

public static class Outer<T>
{
    public enum Nested
    {
        One,
        Two,
    }
}

public interface IGetter<T>
{
    Func<T> Get();
}

public sealed class Names : IGetter<Dictionary<string, int>>
{
    Func<Dictionary<string, int>> IGetter<Dictionary<string, int>>.Get() => [TrackEndpoint] () => new() { ["a"] = 1 };

    [TrackWorkflow]
    public static void EnumOfAGenericType([Tag] Outer<int>.Nested nested, [Tag] Outer<string>.Nested? other) => GC.KeepAlive(nested);
}
