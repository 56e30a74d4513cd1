using System.Reflection;
using System.Text.Json;

namespace AutomagikTelemetry.Weaver.Tests.Manifest;

/// <summary>The manifest that a woven assembly carries.</summary>
static class ManifestReader
{
    internal static string TextOf(Assembly assembly)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream("telemetry.manifest.json").ShouldNotBeNull());
        return reader.ReadToEnd();
    }

    internal static JsonElement Of(Assembly assembly) => JsonDocument.Parse(TextOf(assembly)).RootElement;

    /// <summary>What members with this name send, a line each: <c>event a.b {x string parameter x scrub, y ...}</c>.</summary>
    internal static IReadOnlyList<string> LinesOf(Assembly assembly, string member) =>
        [.. Of(assembly).GetProperty("entries").EnumerateArray()
            .Where(entry => entry.GetProperty("members").EnumerateArray().Any(one => one.GetProperty("member").GetString() == member))
            .Select(Line)];

    /// <summary>The keys of the attributes that an entry lists.</summary>
    internal static IEnumerable<string> Keys(JsonElement entry) => entry.GetProperty("attributes").EnumerateArray().Select(attribute => attribute.GetProperty("name").GetString()!);

    static string Line(JsonElement entry)
    {
        var values = entry.GetProperty("attributes").EnumerateArray().Select(attribute => string.Join(" ", new[] { "name", "type", "from", "privacy" }.Select(name => attribute.GetProperty(name).GetString())));
        var text = string.Join(" ", new[] { "signal", "kind", "name", "unit" }.Select(name => entry.TryGetProperty(name, out var value) ? value.GetString() : null).OfType<string>());
        return $"{text} {{{string.Join(", ", values)}}}";
    }
}
