using System.Diagnostics;

namespace AutomagikTelemetry.Delivery;

/// <summary>The wait for the last flush: what is on disk needs no more than a little patience, unless it goes on. Thread-safe.</summary>
/// <param name="ledger">Tells whether it goes on.</param>
/// <param name="commandFlushTimeout">How much patience.</param>
sealed class LastWait(Ledger ledger, TimeSpan commandFlushTimeout)
{
    static readonly TimeSpan _shortestPatience = TimeSpan.FromMilliseconds(1);

    readonly TimeSpan _patience = commandFlushTimeout > _shortestPatience ? commandFlushTimeout : _shortestPatience;

    long Progress => ledger.Delivered + ledger.Recovered;

    /// <summary>Whether the flush has come to its end in time.</summary>
    public bool For(FlushRequest request, TimeSpan budget)
    {
        var start = Stopwatch.GetTimestamp();
        while (budget - Stopwatch.GetElapsedTime(start) is var left && left > TimeSpan.Zero)
        {
            var progress = Progress;
            if (request.Done.Wait(left < _patience ? left : _patience))
                return true;
            if (request.IsSafe && Progress == progress)
                break;
        }

        return false;
    }
}
