namespace AutomagikTelemetry.Weaving;

/// <summary>What an async iterator returned: each enumeration is reported.</summary>
sealed class TrackedAsyncEnumerable<TItem>(IAsyncEnumerable<TItem> iterator, Call deferred) : IAsyncEnumerable<TItem>
{
    public IAsyncEnumerator<TItem> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new TrackedAsyncEnumerator<TItem>(iterator.GetAsyncEnumerator(cancellationToken), deferred);
}
