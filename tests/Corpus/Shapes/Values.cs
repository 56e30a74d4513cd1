using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace AutomagikTelemetry.Corpus.Shapes;

/// <summary>Something with a name.</summary>
public interface IHasName
{
    string Name { get; }
}

public sealed class NamedReference : IHasName
{
    public string Name => "reference";
}

public struct NamedValue : IHasName
{
    public string Name => "value";
}

/// <summary>Values by path in methods of every shape.</summary>
public class Values<TItem>
    where TItem : IHasName
{
    private readonly List<TItem> _items = new List<TItem>();

    public int? Limit { get; set; }

    [TrackCommand]
    [TagFrom("count", "this._items.Count")]
    [TagFrom("limit", "this.Limit")]
    [TagFrom("item", "item.Name")]
    [TagFrom("length", "item.Name.Length")]
    [TagConstant("kind", "values")]
    [Gauge("values.count", "this._items.Count")]
    [Histogram("values.limit", "this.Limit")]
    public void Add(TItem item) => _items.Add(item);

    [TrackCommand]
    [TagFrom("key", "pair.Key")]
    [TagFrom("value", "pair.Value.Name")]
    [TagFrom("other", "other.Name")]
    [TagFrom("result", "return.Value.Value.Name")]
    [TagFrom("message", "exception.Message")]
    [TagFrom("parameter", "exception.ParamName", ExceptionType = typeof(ArgumentException))]
    public KeyValuePair<TKey, TItem>? Find<TKey, TOther>(KeyValuePair<int, TItem> pair, ref TOther other, in DateTime time, TKey key)
        where TOther : IHasName => _items.Count == 0 ? (KeyValuePair<TKey, TItem>?)null : new KeyValuePair<TKey, TItem>(key, _items[0]);

    [TrackCommand]
    [TagFrom("name", "return.Name")]
    [TagFrom("message", "exception.Message")]
    [Gauge("values.count", "this._items.Count")]
    [Counter("values.length", "return.Name.Length", Tags = "name")]
    [EmitEvent("values.first", "name", On = Outcome.Any)]
    public async Task<TItem> First(Task gate)
    {
        await gate;
        return _items[0];
    }

    [TrackCommand]
    [TagFrom("name", "return.Name")]
    public Task<TItem> Follow(Task<TItem> task) => task;
}
