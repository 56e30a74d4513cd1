namespace AutomagikTelemetry.Weaving;

/// <summary>How a tracked call ended. A cancellation is never an error.</summary>
enum Outcome : byte
{
    Success,
    Failure,
    Cancellation,
}
