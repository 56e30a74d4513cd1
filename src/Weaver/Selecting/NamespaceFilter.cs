using System.Text.RegularExpressions;

namespace AutomagikTelemetry.Fody.Selecting;

/// <summary>The namespaces that bulk tracking includes and excludes: <c>Hive;Omni.*.Handlers</c>.</summary>
sealed class NamespaceFilter(string? include, string? exclude)
{
    readonly Regex? _include = Pattern(include);
    readonly Regex? _exclude = Pattern(exclude);

    internal bool Accepts(string @namespace) =>
        _include?.IsMatch(@namespace) != false && _exclude?.IsMatch(@namespace) != true;

    static Regex? Pattern(string? patterns)
    {
        var parts = (patterns ?? "").Split([';'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => Regex.Escape(part.Trim()).Replace("\\*", ".*"))
            .ToList();

        // A namespace stands for itself and what is nested in it.
        return parts.Count == 0 ? null : new Regex($@"^(?:{string.Join("|", parts)})(?:\.|$)", RegexOptions.CultureInvariant);
    }
}
