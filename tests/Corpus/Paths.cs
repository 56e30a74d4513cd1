using System.Collections.Generic;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace AutomagikTelemetry.Corpus;

/// <summary>A kind whose events carry every tag.</summary>
[OperationKey("step")]
[StartEvent("step.started", "*")]
[SuccessEvent("step.succeeded", "*")]
[DurationMetric("step.duration_ms", "ms", "*")]
public sealed class TrackStepAttribute(string? name = null) : TrackAttribute(name);

/// <summary>What paths begin at and lead through.</summary>
public interface INamed
{
    string? Name { get; }
}

public interface IAgent : INamed
{
    Plan? Plan { get; }
}

public abstract class AgentBase
{
    public int Rank = 3;

    protected internal string Kind => "worker";
}

public class Agent(string? name, Plan? plan = null) : AgentBase, IAgent
{
    public string? Name => name;

    public Plan? Plan => plan;

    public string Broken => throw new InvalidOperationException("broken");

    public ref readonly int RankByReference => ref Rank;
}

public class Plan
{
    public DateTime Due { get; set; } = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    public TimeSpan? Budget { get; set; }

    public string[]? Steps { get; set; }

    public Uri? Home { get; set; }

    public Size? Size { get; set; }
}

public readonly record struct Size(int Width, int Height);

public class ProviderException(string code) : Exception("provider " + code)
{
    public string Code => code;
}

public class Box<T>
{
    public T? Content { get; set; }

    public List<T> All { get; } = [];

    [TrackStep]
    [TagFrom("count", "this.All.Count")]
    [TagFrom("others", "others.Count")]
    public int Add(IReadOnlyList<KeyValuePair<T, int>> others)
    {
        All.Add(default!);
        return others.Count;
    }
}

/// <summary>Methods with values by path, whose telemetry the tests look at.</summary>
public class Paths(string? queue)
{
    readonly string? _queue = queue;

    public string? Queue => _queue;

    public int Reads;

    /// <summary>A tracked getter whose own value it reports: read, it is not tracked once more.</summary>
    public string? Self
    {
        [TrackStep]
        [TagFrom("self", "this.Self")]
        get
        {
            Reads++;
            return _queue;
        }
    }

    [TrackStep]
    [TagFrom("agent", "agent.Name")]
    [TagFrom("rank", "agent.Rank")]
    [TagFrom("rank_again", "agent.RankByReference")]
    [TagFrom("kind", "agent.Kind")]
    [TagFrom("due", "agent.Plan.Due")]
    [TagFrom("year", "agent.Plan.Due.Year")]
    [TagFrom("budget", "agent.Plan.Budget")]
    [TagFrom("minutes", "agent.Plan.Budget.Value.TotalMinutes")]
    [TagFrom("steps", "agent.Plan.Steps")]
    [TagFrom("steps_count", "agent.Plan.Steps.Length")]
    [TagFrom("home", "agent.Plan.Home")]
    [TagFrom("width", "agent.Plan.Size.Width")]
    [TagFrom("has_size", "agent.Plan.Size.HasValue")]
    [TagConstant("channel", "whatsapp")]
    [TagConstant("version", 2)]
    [TagConstant("share", 0.5)]
    [TagConstant("is_new", true)]
    public static void Spawn(Agent? agent) => Reported.Swallow(agent);

    [TrackStep]
    [TagFrom("before", "agent.Name")]
    [TagFrom("broken", "agent.Broken")]
    [TagFrom("rank", "agent.Rank")]
    public static int Broken(Agent agent) => agent.Rank;

    [TrackStep]
    [TagFrom("queue", "this.Queue")]
    [TagFrom("private", "this._queue.Length")]
    public void OfThis() => Reported.Swallow(this);

    [TrackStep]
    [TagFrom("name", "agent.Name")]
    [TagFrom("due", "agent.Plan.Due")]
    [TagFrom("item", "item.Name")]
    public static void Interfaces<T>(IAgent? agent, T? item)
        where T : INamed => Reported.Swallow(agent);

    [TrackStep]
    [TagFrom("host", "request.RequestUri.Host")]
    [TagFrom("method", "request.Method.Method")]
    public static void OfOtherAssemblies(HttpRequestMessage request) => Reported.Swallow(request);

    [TrackStep]
    [TagFrom("length", "text.Length")]
    [TagFrom("size", "size.Width")]
    [TagFrom("first", "first.Height")]
    public static int ByReference(ReadOnlySpan<char> text, in Size size, ref Size? first) => text.Length;

    [TrackStep]
    [TagFrom("numbers", "numbers")]
    [TagFrom("reals", "reals")]
    [TagFrom("flags", "flags")]
    [TagFrom("moods", "moods")]
    [TagFrom("password", "secrets")]
    public static void Arrays(int[]? numbers, [Tag("given")] string[]? words, float[] reals, bool[] flags, Reported.Mood[] moods, string[] secrets) =>
        Reported.Swallow(numbers);

    [TrackStep]
    [TagFrom("name", "return.Name")]
    [TagFrom("rank", "return.Rank")]
    [TagFrom("broken", "return.Broken")]
    public static Agent? Result(string? name) => name is null ? null : new Agent(name);

    [TrackStep]
    [TagFrom("width", "return.Width")]
    public static ref Size ResultByReference(Size[] sizes) => ref sizes[0];

    [TrackStep]
    [TagFrom("name", "return.Name")]
    [TagFrom("broken", "return.Broken")]
    [TagFrom("error_code", "exception.Code", ExceptionType = typeof(ProviderException))]
    [TagFrom("reason", "exception.Message")]
    public static async Task<Agent> ResultOfTask(string name, Task gate)
    {
        await gate.ConfigureAwait(false);
        return new Agent(name);
    }

    [TrackStep]
    [TagFrom("value", "return")]
    [TagFrom("error_code", "exception.Code", ExceptionType = typeof(ProviderException))]
    public static Task<int> ResultOfAnyTask(Task<int> task) => task;

    [TrackStep]
    [TagFrom("value", "return")]
    public static ValueTask<int> ResultOfValueTask(ValueTask<int> task) => task;

    [TrackStep]
    [TagFrom("value", "return")]
    public static async ValueTask<int> ResultOfAsyncValueTask(int value, Task gate)
    {
        await gate.ConfigureAwait(false);
        return value;
    }

    [TrackStep]
    [TagFrom("count", "return.All.Count")]
    public static async Task<Box<T>> ResultOfGenericTask<T>(Box<T> box)
    {
        await Task.Yield();
        return box;
    }

    [TrackStep]
    [TagFrom("error_code", "exception.Code", ExceptionType = typeof(ProviderException))]
    [TagFrom("inner", "exception.InnerException.Message")]
    public static void Throws(Exception exception2) => throw exception2;

    [TrackStep]
    [TagFrom("error_code", "exception.Code", ExceptionType = typeof(ProviderException))]
    public static async Task ThrowsLater(Task gate)
    {
        await gate.ConfigureAwait(false);
        throw new ProviderException("E1");
    }

    [TrackStep]
    [TagFrom("count", "items.Count")]
    public static IEnumerable<int> Items(List<int> items)
    {
        foreach (var item in items)
            yield return item;
    }
}

/// <summary>A struct's paths.</summary>
public struct Meter(int value)
{
    public int Value = value;

    [TrackStep]
    [TagFrom("value", "this.Value")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Increase() => ++Value;
}
