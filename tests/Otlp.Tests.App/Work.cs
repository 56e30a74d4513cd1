namespace AutomagikTelemetry.Otlp.Tests.App;

/// <summary>What is woven.</summary>
static class Work
{
    [TrackCommand]
    public static int Answer() => Environment.TickCount;
}
