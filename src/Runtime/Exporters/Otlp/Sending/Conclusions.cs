using AutomagikTelemetry.Delivery;

namespace AutomagikTelemetry.Exporters.Otlp.Sending;

/// <summary>What becomes of a request after an attempt, or without one: it is done with, waits for the next attempt, is left to the spool or lost.</summary>
/// <param name="settings">How often and how soon it is tried again.</param>
/// <param name="outbox">Where requests wait.</param>
/// <param name="safekeeping">The exporter's side of the spool.</param>
/// <param name="recovery">Sends what is left to the spool.</param>
/// <param name="ledger">Is told what became of each item.</param>
/// <param name="time">The clock.</param>
sealed class Conclusions(OtlpSettings settings, Outbox outbox, Safekeeping safekeeping, Recovery recovery, Ledger ledger, TimeProvider time)
{
    /// <summary>A collector that cannot be reached at all may be back any moment; a wrong address will not.</summary>
    static TimeSpan LongestUnreached => TimeSpan.FromMinutes(5);

    /// <summary>An attempt has ended.</summary>
    public void Conclude(Lane lane, EncodedRequest request, Verdict verdict)
    {
        switch (verdict.Result)
        {
            case SendResult.Taken:
                lane.Failures = 0;
                Settle(lane, request, LossReason.Rejected, (int)Math.Min(verdict.Rejected, request.Count));
                break;
            case SendResult.TryAgain or SendResult.NotReached:
                recovery.Postpone(Postpone(lane, verdict));
                if (IsWorthIt(request, verdict))
                    safekeeping.TryKeep(request);
                else if (!TryLeave(request))
                    Lose(lane, request, LossReason.SendFailed);
                else if (outbox.TryRemove(lane, request))
                    Finish(request, null);
                break;
            default:
                lane.Failures = 0;
                Lose(lane, request, verdict.Result == SendResult.Refused ? LossReason.Rejected : LossReason.SendFailed);
                break;
        }
    }

    /// <summary>A request that cannot be sent.</summary>
    public void Lose(Lane lane, EncodedRequest request, LossReason reason) => Settle(lane, request, reason, request.Count);

    /// <summary>A request that is left to the spool or, with a reason, lost.</summary>
    public void Finish(EncodedRequest request, LossReason? reason)
    {
        if (reason is { } lost)
            ledger.Lose(lost, request.Count, request.Signal);
        ledger.Settled(request.Count, request.Signal);
    }

    /// <summary>Leaves a request to the spool, from where it is sent when the others are.</summary>
    public bool TryLeave(EncodedRequest request)
    {
        if (!safekeeping.TryLeave(request))
            return false;

        recovery.Expect();
        return true;
    }

    /// <summary>A signal's next request waits, the longer the more have failed in a row.</summary>
    /// <returns>How long.</returns>
    public TimeSpan Postpone(Lane lane, Verdict verdict)
    {
        lane.Failures++;
        var wait = Backoff.After(verdict, settings.RetryBackoff, lane.Failures);
        outbox.Postpone(lane, wait);
        return wait;
    }

    /// <summary>What has reached the collector counts as an attempt; a collector that is not there does not use them up.</summary>
    bool IsWorthIt(EncodedRequest request, Verdict verdict)
    {
        if (verdict.Result == SendResult.TryAgain)
            return ++request.Attempts <= settings.MaxRetries;
        return settings.MaxRetries > 0 && time.GetElapsedTime(request.Since) < LongestUnreached;
    }

    /// <summary>A request is done with: what is not lost of it has arrived.</summary>
    void Settle(Lane lane, EncodedRequest request, LossReason reason, int lost)
    {
        safekeeping.Forget(request);
        if (!outbox.TryRemove(lane, request))
            return;

        ledger.Deliver(request.Count - lost, request.Signal);
        ledger.Lose(reason, lost, request.Signal);
        ledger.Settled(request.Count, request.Signal);
        // It is sent, no file of it will be written, and nobody else has taken it out.
        request.Buffer?.Dispose();
    }
}
