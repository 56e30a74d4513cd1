namespace AutomagikTelemetry.Package.Tests.Builds;

/// <summary>The project whose properties differ by configuration and framework: built in both configurations, run, and built with the attribute in its code.</summary>
public sealed class SettingsBuild(Product product) : IAsyncLifetime
{
    internal AssemblyImage Debug { get; private set; } = null!;

    internal AssemblyImage Net8 { get; private set; } = null!;

    internal AssemblyImage Net10 { get; private set; } = null!;

    internal AssemblyImage WithAttribute { get; private set; } = null!;

    /// <summary>What the program for .NET 10 has reported.</summary>
    internal IReadOnlyList<TelemetryLine> Reported { get; private set; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var consumer = product.Consumer("Settings");
        await consumer.BuildAsync("Debug", "-p:TargetFramework=net10.0");
        Debug = AssemblyImage.Of(consumer, "Settings", "Debug");

        await consumer.BuildAsync("Release");
        Net8 = AssemblyImage.Of(consumer, "Settings", "Release", "net8.0");
        Net10 = AssemblyImage.Of(consumer, "Settings", "Release");
        var ran = await consumer.Keep("Release", "net10").RunAsync([]);
        Reported = TelemetryLine.Parse(ran.Error);

        var other = product.Consumer("Settings");
        await other.BuildAsync("Release", "-p:TargetFramework=net10.0", "-p:DefineConstants=ATTRIBUTE");
        WithAttribute = AssemblyImage.Of(other, "Settings", "Release");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
