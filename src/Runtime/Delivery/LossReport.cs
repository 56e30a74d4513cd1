namespace AutomagikTelemetry.Delivery;

/// <summary>Says when telemetry starts to get lost and when that ends: one line each, never one a record. Used by the sender's thread.</summary>
sealed class LossReport(Losses losses, Action<string> write)
{
    long _lost;
    long _delivered;
    bool _isLosing;

    /// <summary>Losses have ended when something was delivered and nothing more got lost.</summary>
    public void Update(long delivered)
    {
        var lost = losses.Total;
        if (lost > _lost && !_isLosing)
        {
            write($"telemetry is being lost: {losses}.");
            _isLosing = true;
        }
        else if (lost == _lost && delivered > _delivered && _isLosing)
        {
            write($"telemetry is no longer being lost; in all: {losses}.");
            _isLosing = false;
        }

        (_lost, _delivered) = (lost, delivered);
    }
}
