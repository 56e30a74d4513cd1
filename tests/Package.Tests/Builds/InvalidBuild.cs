namespace AutomagikTelemetry.Package.Tests.Builds;

/// <summary>One build of the invalid corpus.</summary>
public sealed class InvalidBuild(Product product) : IAsyncLifetime
{
    internal ProcessResult Result { get; private set; } = null!;

    internal string Folder { get; private set; } = null!;

    /// <summary>Our codes among its errors and warnings, each with its help link.</summary>
    internal IReadOnlyList<(string Code, string Link)> HelpLinks { get; private set; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var logger = product.Consumer("HelpLinks");
        await logger.BuildAsync("Release");

        var consumer = product.Consumer("Invalid", Repository.PathTo("tests", "Corpus.Invalid"));
        Folder = consumer.Folder;
        var links = Path.Combine(Folder, "links.txt");
        Result = await consumer.TryBuildAsync("Debug", $"-logger:{Path.Combine(logger.Folder, "bin", "Release", "netstandard2.0", "HelpLinks.dll")};{links}");
        HelpLinks = [.. File.ReadLines(links).Select(line => line.Split(' ', 2)).Select(parts => (parts[0], parts[1])).Where(line => line.Item1.StartsWith("AMT", StringComparison.Ordinal))];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
