namespace AutomagikTelemetry.Weaving;

/// <summary>How a tracked call ended. A cancellation is never an error.</summary>
enum CallOutcome : byte
{
    Success,
    Failure,
    Cancellation,
}
