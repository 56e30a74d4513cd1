using System.Text.RegularExpressions;

namespace AutomagikTelemetry.Package.Tests.Support;

/// <summary>An error or warning with one of our codes, as a build prints it; files without their folders, and the project only where it is not the file.</summary>
sealed partial record BuildDiagnostic(string File, string Place, string Severity, string Code, string Message, string Project)
{
    /// <summary>All that a build has printed, each once: it prints them when they come and again at the end.</summary>
    public static IReadOnlyList<BuildDiagnostic> In(ProcessResult build) =>
        [.. Line().Matches(build.Output).Select(match => new BuildDiagnostic(
            Path.GetFileName(match.Groups[1].Value.Trim()), match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value, match.Groups[5].Value, Path.GetFileName(match.Groups[6].Value))).Distinct()];

    public override string ToString() => $"{File}{Place}: {Severity} {Code}: {Message}";

    [GeneratedRegex(@"^([^\n]*?)(\(\d+,\d+\))? ?: (error|warning) (AMT\d{3}): ([^\n]*?)(?: \[([^[\n]*proj)\])?$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
