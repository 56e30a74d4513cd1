namespace AutomagikTelemetry.Delivery;

/// <summary>When records and metrics are due. Used by the sender's thread only.</summary>
/// <param name="options">Valid ones.</param>
/// <param name="isEager">Whether the first record is due at once.</param>
/// <param name="time">The clock.</param>
sealed class BatchSchedule(TelemetryOptions options, bool isEager, TimeProvider time)
{
    readonly TimeSpan _interval = options.FlushInterval;
    readonly TimeSpan _metricInterval = options.MetricExportInterval ?? options.FlushInterval;
    readonly int _batchSize = options.BatchSize;
    long _start = time.GetTimestamp();
    long _metricStart = time.GetTimestamp();

    /// <summary>Whether the next record is due at once.</summary>
    public bool WantsFirst { get; private set; } = isEager;

    /// <summary>Both intervals begin now.</summary>
    public void Restart() => _start = _metricStart = time.GetTimestamp();

    /// <summary>Whether all records are due, and not only full batches; their interval begins anew then.</summary>
    /// <param name="isFlush">They are in any case.</param>
    /// <param name="count">How many there are.</param>
    public bool TakeRecords(bool isFlush, int count)
    {
        var isFirst = WantsFirst && count > 0;
        if (!isFlush && !isFirst && time.GetElapsedTime(_start) < _interval)
            return false;

        WantsFirst &= !isFirst;
        _start = time.GetTimestamp();
        return true;
    }

    /// <summary>The same for metrics.</summary>
    public bool TakeMetrics(bool isFlush)
    {
        if (!isFlush && time.GetElapsedTime(_metricStart) < _metricInterval)
            return false;

        _metricStart = time.GetTimestamp();
        return true;
    }

    /// <summary>How long it is until something is due.</summary>
    /// <param name="count">How many records there are.</param>
    public TimeSpan TimeToNext(int count)
    {
        var toRecords = _interval - time.GetElapsedTime(_start);
        var toMetrics = _metricInterval - time.GetElapsedTime(_metricStart);
        var left = toRecords < toMetrics ? toRecords : toMetrics;
        return left > TimeSpan.Zero && count < (WantsFirst ? 1 : _batchSize) ? left : TimeSpan.Zero;
    }
}
