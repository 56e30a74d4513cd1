namespace AutomagikTelemetry.Fody.Diagnostics;

enum Severity
{
    Warning,
    Error,
}
