namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Sending;

/// <summary>A request as it arrived.</summary>
/// <param name="At">A timestamp of the test's clock.</param>
/// <param name="Path">The URL's path.</param>
/// <param name="Body">What it holds.</param>
sealed record Attempt(long At, string Path, byte[] Body);
