using System.Collections;

namespace AutomagikTelemetry.Weaving;

/// <summary>What an iterator returned: each enumeration is reported.</summary>
sealed class TrackedEnumerable<TItem>(IEnumerable<TItem> iterator, Call deferred) : IEnumerable<TItem>
{
    public IEnumerator<TItem> GetEnumerator() => new TrackedEnumerator<TItem>(iterator.GetEnumerator(), deferred);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
