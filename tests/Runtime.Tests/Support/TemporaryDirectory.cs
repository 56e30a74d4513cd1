namespace AutomagikTelemetry.Runtime.Tests.Support;

/// <summary>A directory of a test's own.</summary>
sealed class TemporaryDirectory : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("telemetry-tests-").FullName;

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
