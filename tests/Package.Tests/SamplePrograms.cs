namespace AutomagikTelemetry.Package.Tests;

/// <summary>The sample application, built outside the solution from its own sources, woven and unwoven.</summary>
public sealed class SamplePrograms(Product product) : IAsyncLifetime
{
    internal Program Woven { get; private set; } = null!;

    internal Program Unwoven { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var consumer = product.Consumer("Hive.Cli", Repository.PathTo("sample-apps", "Hive.Cli"));
        await consumer.BuildAsync("Release");
        Woven = consumer.Keep("Release", "woven");
        await consumer.BuildAsync("Release", "-p:AutomagikTelemetryWeave=false");
        Unwoven = consumer.Keep("Release", "unwoven");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
