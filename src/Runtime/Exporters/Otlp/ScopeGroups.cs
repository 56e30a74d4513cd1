using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Items by their instrumentation scope, in the order in which they came. Reused from batch to batch, so that grouping allocates nothing.</summary>
sealed class ScopeGroups<T>
    where T : class
{
    readonly List<ScopeGroup<T>> _groups = [];

    /// <summary>Items in all groups.</summary>
    public int Count { get; private set; }

    /// <summary>Some may be empty: those of scopes that were in an earlier batch.</summary>
    public List<ScopeGroup<T>> Groups => _groups;

    public void Add(InstrumentationScope scope, T item)
    {
        Count++;
        foreach (var group in _groups)
        {
            if (group.Scope == scope)
            {
                group.Items.Add(item);
                return;
            }
        }

        _groups.Add(new(scope, [item]));
    }

    /// <summary>Empties the groups and keeps them: a process has few scopes.</summary>
    public void Clear()
    {
        Count = 0;
        foreach (var group in _groups)
            group.Items.Clear();
    }
}
