namespace AutomagikTelemetry.Delivery;

/// <summary>Says when telemetry starts to get lost and when that ends: one line each, never one a record. Thread-safe.</summary>
sealed class LossReport(Ledger ledger, Action<string> write, TimeProvider time)
{
    /// <remarks>A collector that now takes and now refuses would else make it two lines a request.</remarks>
    static readonly TimeSpan _quiet = TimeSpan.FromSeconds(10);

    readonly object _lock = new();
    long _lost;
    long _delivered;
    long _lastLoss;
    bool _isLosing;
    int _hasEnded;

    /// <summary>Losses have ended when something was delivered and nothing got lost for a while.</summary>
    public void Update()
    {
        lock (_lock)
        {
            var (lost, delivered) = (ledger.Losses.Total, ledger.Delivered);
            if (lost > _lost)
            {
                if (!_isLosing)
                    write($"telemetry is being lost: {ledger.Losses}.");
                _isLosing = true;
                _lastLoss = time.GetTimestamp();
                _delivered = delivered;
            }
            else if (_isLosing && delivered > _delivered && time.GetElapsedTime(_lastLoss) >= _quiet)
            {
                write($"telemetry is no longer being lost; in all: {ledger.Losses}.");
                _isLosing = false;
            }

            _lost = lost;
        }
    }

    /// <summary>The process ends with so many items that nobody will send. Said once.</summary>
    public void End(long pending)
    {
        if (pending > 0 && Interlocked.Exchange(ref _hasEnded, 1) == 0)
            write($"the process ends with {pending} items of telemetry that were neither delivered nor put on disk.");
    }
}
