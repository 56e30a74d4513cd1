using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AutomagikTelemetry.Weaver.Tests.Support;

/// <summary>The verifier of Debian's mono-utils.</summary>
static partial class PeVerify
{
    internal static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "peverify")));

    internal const string NotInstalled = "peverify is not installed; on Debian it is in mono-utils: apt-get install mono-utils";

    /// <summary>What the verifier finds, each with its method; without offsets, which weaving moves.</summary>
    internal static IReadOnlySet<string> Findings(string assembly)
    {
        var start = new ProcessStartInfo("peverify", [assembly]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MONO_PATH"] = Path.GetDirectoryName(assembly);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        errors.Result.ShouldBeEmpty();

        var findings = new HashSet<string>();
        var method = "";
        foreach (var line in lines.Where(line => !line.StartsWith("Error count", StringComparison.Ordinal)))
        {
            if (line.StartsWith("In method: ", StringComparison.Ordinal))
                method = line;
            else
                findings.Add($"{method}: {Offset().Replace(line, "")}");
        }

        return findings;
    }

    [GeneratedRegex(@"( at)? 0x[0-9a-fA-F]+")]
    private static partial Regex Offset();
}
