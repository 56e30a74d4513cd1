using AutomagikTelemetry.Delivery;

namespace AutomagikTelemetry.Client;

/// <summary>Puts the ledger into the words of the public interface. Thread-safe.</summary>
sealed class DeliveryAccount(Ledger ledger)
{
    readonly object _lock = new();
    long _toldDelivered;
    long _toldDropped;
    long _toldKept;

    /// <summary>Everything since the client was made.</summary>
    /// <param name="pending">Items in memory alone.</param>
    public TelemetryStatistics Total(long pending) => new()
    {
        Delivered = ledger.Delivered,
        Spooled = ledger.Spooled + ledger.Kept,
        Recovered = ledger.Recovered,
        DroppedFromSpool = ledger.DroppedFromSpool,
        Pending = pending,
        Dropped = ledger.Losses.Total,
        DroppedByReason = ledger.Losses.ByReason(),
    };

    /// <summary>What no result has told yet.</summary>
    /// <param name="isDone">Whether the flush came to its end; null stands for a client that has no way out.</param>
    /// <param name="pending">Items in memory alone.</param>
    /// <param name="isRecording">Whether the client is on.</param>
    public FlushResult Next(bool? isDone, long pending, bool isRecording)
    {
        lock (_lock)
        {
            var (delivered, dropped) = (ledger.Delivered, ledger.Losses.Total);
            var (newlyDelivered, newlyDropped) = (delivered - _toldDelivered, dropped - _toldDropped);
            (_toldDelivered, _toldDropped) = (delivered, dropped);

            // What has come to the disk since, and has not been delivered meanwhile.
            var (onDisk, everKept) = (ledger.Spooled + ledger.Kept, ledger.EverKept);
            var newlySpooled = Math.Min(onDisk, everKept - _toldKept);
            _toldKept = everKept;

            var isOnDisk = newlySpooled > 0 || (isDone == false && onDisk > 0);
            var status = isDone == false && (newlyDropped > 0 || pending > 0 || !isOnDisk) ? FlushStatus.TimedOut
                : newlyDropped > 0 ? FlushStatus.Dropped
                : isOnDisk ? FlushStatus.Spooled
                : newlyDelivered == 0 && !isRecording ? FlushStatus.Disabled
                : FlushStatus.Delivered;
            return new(status, newlyDelivered, newlyDropped) { Spooled = newlySpooled, Pending = pending };
        }
    }
}
