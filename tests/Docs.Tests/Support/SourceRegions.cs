using System.Text.RegularExpressions;

namespace AutomagikTelemetry.Docs.Tests.Support;

/// <summary>The regions of source files: name and text, moved to the left margin.</summary>
static partial class SourceRegions
{
    internal static Dictionary<string, string> In(string folder) =>
        Region().Matches(Repository.ReadAll(folder, "*.cs")).ToDictionary(region => region.Groups[2].Value, region => Dedented(region.Groups[3].Value, region.Groups[1].Value));

    static string Dedented(string text, string margin) =>
        string.Join('\n', text.Split('\n').Select(line => line.StartsWith(margin, StringComparison.Ordinal) ? line[margin.Length..] : line.TrimStart()));

    [GeneratedRegex(@"^([^\S\n]*)#region (\S+)\n(.*?)^[^\S\n]*#endregion$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Region();
}
