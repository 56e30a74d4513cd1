namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>Items that this store has given up, by reason. Of several processes each counts what it drops itself.</summary>
sealed class SpoolLosses
{
    long _full;
    long _expired;
    long _rejected;

    /// <summary>Dropped to make room.</summary>
    public long Full => Volatile.Read(ref _full);

    /// <summary>Older than <see cref="SpoolLimits.MaxAge"/>.</summary>
    public long Expired => Volatile.Read(ref _expired);

    /// <summary>In files that were damaged or of another format, as far as their names tell.</summary>
    public long Rejected => Volatile.Read(ref _rejected);

    public void AddFull(long count) => Interlocked.Add(ref _full, count);

    public void AddExpired(long count) => Interlocked.Add(ref _expired, count);

    public void AddRejected(long count) => Interlocked.Add(ref _rejected, count);
}
