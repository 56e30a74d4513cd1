namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>What is in a spool, as it was when it was looked through and with what this store has done since. What other processes do shows at the next look.</summary>
sealed class SpoolUsage(long bytes, int files)
{
    public long Bytes { get; private set; } = bytes;

    public int Files { get; private set; } = files;

    /// <summary>Written since the look.</summary>
    public long BytesSince { get; private set; }

    public int FilesSince { get; private set; }

    public void Add(long bytes)
    {
        Bytes += bytes;
        BytesSince += bytes;
        Files++;
        FilesSince++;
    }

    public void Remove(long bytes)
    {
        Bytes -= bytes;
        Files--;
    }
}
