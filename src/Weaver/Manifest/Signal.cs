namespace AutomagikTelemetry.Fody.Manifest;

enum Signal
{
    Event,
    Log,
    Metric,
    Span,

    /// <summary>A value that is put on whatever tracked call is running.</summary>
    Tag,
}
