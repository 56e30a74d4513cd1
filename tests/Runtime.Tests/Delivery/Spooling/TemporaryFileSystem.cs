namespace AutomagikTelemetry.Runtime.Tests.Delivery.Spooling;

/// <summary>A small file system in memory; skips the test where one cannot be mounted.</summary>
sealed class TemporaryFileSystem : IDisposable
{
    public TemporaryFileSystem(string options)
    {
        if (!OperatingSystem.IsLinux() || !Shell.Succeeds("mount", "-t", "tmpfs", "-o", options, "tmpfs", Root))
        {
            Directory.Delete(Root);
            Assert.Skip("a tmpfs cannot be mounted here: that takes root on Linux");
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("telemetry-tmpfs-").FullName;

    public void Remount(string options) => Shell.Succeeds("mount", "-o", "remount," + options, Root).ShouldBeTrue();

    public void Dispose()
    {
        Shell.Succeeds("umount", Root).ShouldBeTrue();
        Directory.Delete(Root);
    }
}
