namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>Drops what is too old and, where room is needed, the oldest. What somebody alive holds is never dropped.</summary>
sealed class SpoolBounds(SpoolDirectory directory, SpoolLimits limits, TimeProvider time, SpoolLosses losses)
{
    /// <summary>Room is made for an eighth at a time, or a full spool would be looked through for each request.</summary>
    public long BytesAtATime => Math.Max(1, limits.MaxBytes / 8);

    public int FilesAtATime => Math.Max(1, limits.MaxFiles / 8);

    public bool Allow(long bytes, int files) => bytes <= limits.MaxBytes && files <= limits.MaxFiles;

    /// <summary>Whether a request of this length may be in a spool at all, be it empty.</summary>
    public bool AllowOne(long bytes) => bytes <= limits.MaxBytes - BytesAtATime;

    /// <summary>Keeps the bounds.</summary>
    /// <param name="free">What may be dropped, the oldest first.</param>
    /// <param name="usage">What is in the spool; less when this is done.</param>
    /// <param name="reserve">The length of a request that is about to come; 0 when none is.</param>
    /// <param name="me">Who drops it.</param>
    /// <returns>What remains of those that may be dropped.</returns>
    public List<SpoolEntry> Keep(IEnumerable<SpoolEntry> free, SpoolUsage usage, long reserve, string me)
    {
        var remaining = new List<SpoolEntry>();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var entry in free)
        {
            var age = TimeSpan.FromMilliseconds(now - entry.Name!.Value.Created);
            if (age > limits.MaxAge)
                Drop(entry, usage, me, losses.AddExpired);
            else
                remaining.Add(age < -limits.MaxAge ? Restamp(entry, now) : entry);
        }

        var toCome = reserve > 0 ? 1 : 0;
        if (Allow(usage.Bytes + reserve, usage.Files + toCome))
            return remaining;

        var dropped = 0;
        while (dropped < remaining.Count
            && (usage.Bytes + reserve > limits.MaxBytes - BytesAtATime || usage.Files + toCome > limits.MaxFiles - FilesAtATime))
            Drop(remaining[dropped++], usage, me, losses.AddFull);
        return remaining[dropped..];
    }

    /// <remarks>It is taken first, since of several that drop it at once only one may count it, and none while it is being sent.</remarks>
    void Drop(SpoolEntry entry, SpoolUsage usage, string me, Action<long> count)
    {
        var name = entry.Name!.Value;
        var mine = directory.PathOf(name.HeldBy(me));
        if (PrivateFile.TryRename(directory.PathOf(entry.FileName), mine))
        {
            File.Delete(mine);
            count(name.Count);
        }

        usage.Remove(entry.Length);
    }

    /// <summary>A clock that was far ahead for a while must not keep a request for ever: it begins to age now.</summary>
    SpoolEntry Restamp(SpoolEntry entry, long now)
    {
        var name = entry.Name!.Value with { Created = now };
        return PrivateFile.TryRename(directory.PathOf(entry.FileName), directory.PathOf(name.Waiting))
            ? entry with { FileName = name.Waiting, Name = name, Owner = null }
            : entry;
    }
}
