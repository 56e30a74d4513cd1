namespace AutomagikTelemetry.Samples.Tests.Support;

/// <summary>One run for all tests of a class.</summary>
public sealed class SharedOmni : IAsyncLifetime
{
    internal OmniRun Run { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Run = await OmniRun.StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Run.DisposeAsync();
}
