using System.Globalization;

namespace AutomagikTelemetry.Exits.Tests.Support;

/// <summary>A user's directory for state of a test's own, and what of a spool is in it.</summary>
sealed class StateDirectory : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("telemetry-exits-").FullName;

    /// <summary>All files of all spools in it, by their names.</summary>
    public IReadOnlyList<string> Files => FilesIn(Path.Combine(FullPath, "automagik-telemetry", "spool"));

    /// <summary>All files in it.</summary>
    public IReadOnlyList<string> AllFiles => FilesIn(FullPath);

    /// <summary>Those with requests in them, whoever holds them.</summary>
    public IReadOnlyList<string> Requests => [.. Files.Where(name => name.EndsWith(".otlp", StringComparison.Ordinal) || name.EndsWith(".held", StringComparison.Ordinal))];

    /// <summary>The items in them, as their names say.</summary>
    public int Items => Requests.Sum(name => int.Parse(name.Split('-')[1], CultureInfo.InvariantCulture));

    static IReadOnlyList<string> FilesIn(string directory) => Directory.Exists(directory)
        ? [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
        : [];

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
