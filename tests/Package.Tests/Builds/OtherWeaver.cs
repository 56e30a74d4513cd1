namespace AutomagikTelemetry.Package.Tests.Builds;

/// <summary>Somebody else's weaver. It adds a type named OtherWasHere, and does harm when it is told to.</summary>
public sealed class OtherWeaver(Product product) : IAsyncLifetime
{
    /// <summary>The argument that makes it one of a consumer's weavers.</summary>
    internal string Argument { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var weaver = product.Consumer("OtherWeaver");
        await weaver.BuildAsync("Release");
        Argument = "-p:OtherWeaver=" + Path.Combine(weaver.Folder, "bin", "Release", "netstandard2.0", "OtherWeaver.Fody.dll");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
