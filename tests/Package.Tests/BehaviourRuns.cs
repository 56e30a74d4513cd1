namespace AutomagikTelemetry.Package.Tests;

/// <summary>The runs of the Behaviour program that its tests look at: per configuration woven and heard, woven with no endpoint, unwoven.</summary>
public sealed class BehaviourRuns(Product product) : IAsyncLifetime
{
    readonly Dictionary<string, (ProcessResult Woven, ProcessResult Silent, ProcessResult Unwoven)> _runs = [];

    internal (ProcessResult Woven, ProcessResult Silent, ProcessResult Unwoven) this[string configuration] => _runs[configuration];

    internal IReadOnlyList<TelemetryLine> Records(string configuration) => TelemetryLine.Parse(_runs[configuration].Woven.Error);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var consumer = product.Consumer("Behaviour");
        foreach (var configuration in new[] { "Debug", "Release" })
        {
            await consumer.BuildAsync(configuration);
            var woven = consumer.Keep(configuration, "woven-" + configuration);
            await consumer.BuildAsync(configuration, "-p:AutomagikTelemetryWeave=false");
            var unwoven = consumer.Keep(configuration, "unwoven-" + configuration);

            _runs[configuration] = (
                await woven.RunAsync([], ("AUTOMAGIK_TELEMETRY_ENDPOINT", "console:")),
                await woven.RunAsync([]),
                await unwoven.RunAsync([]));
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
