using System.Collections.Generic;
using System.Threading.Tasks;

namespace AutomagikTelemetry.Corpus;

/// <summary>Methods with metrics of their own, which the tests look at.</summary>
public class Metrics
{
    public int Active { get; private set; }

    public int Broken => throw new InvalidOperationException("broken");

    [TrackStep]
    [TagConstant("channel", "whatsapp")]
    [Counter("messages.sent", Tags = "channel, instance")]
    [Counter("messages.failed", On = Outcome.Failure)]
    [Counter("messages.any", On = Outcome.Any)]
    [Counter("messages.cancelled", On = Outcome.Cancelled, Unit = "{message}")]
    [Counter("bytes.sent", "body.Length", Unit = "By")]
    [Histogram("payload.bytes", "body.Length", Unit = "By", Tags = "channel")]
    public static int Send(string? body, [Tag] string instance, Exception? exception = null) => exception is null ? body?.Length ?? 0 : throw exception;

    [TrackStep]
    [Gauge("agents.active", "this.Active")]
    [Gauge("agents.broken", "this.Broken")]
    public void Spawn() => Active++;

    [TrackStep]
    [Gauge("agents.active", "this.Active")]
    [Counter("agents.spawned", "return", On = Outcome.Success)]
    [Histogram("agents.share", "share")]
    public async Task<int> SpawnLater(int count, decimal share, Task gate)
    {
        await gate.ConfigureAwait(false);
        Active += count;
        return count;
    }

    [TrackStep]
    [Counter("items.read")]
    [Counter("items.total", "items.Count")]
    public static IEnumerable<int> Items(List<int> items)
    {
        foreach (var item in items)
            yield return item;
    }
}

/// <summary>The same of a generic type.</summary>
public class Pool<T>
{
    readonly List<T> _items = [];

    [TrackStep]
    [Gauge("pool.size", "this._items.Count")]
    public async Task Add(T item)
    {
        await Task.Yield();
        _items.Add(item);
    }
}

/// <summary>A kind without events.</summary>
public sealed class TrackQuietlyAttribute() : TrackAttribute(null);

/// <summary>Methods of whose calls nothing is known at entry, and nothing is reported at their start.</summary>
public class KnownAtTheEnd
{
    public int Active { get; private set; }

    [TrackQuietly]
    [Gauge("quiet.active", "this.Active")]
    public void Object() => Active++;

    [TrackQuietly]
    [TagFrom("length", "return.Length")]
    public static string Returned(string text) => text;

    [TrackQuietly]
    [TagFrom("source", "exception.Source")]
    public static int Thrown(int value) => value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));

    [TrackQuietly]
    [Counter("quiet.calls")]
    public static async Task<int> Counted(Task<int> task) => await task;
}
