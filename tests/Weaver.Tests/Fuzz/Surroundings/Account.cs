using System.Globalization;

namespace Surroundings;

/// <summary>What telemetry is expected of a program, kept by code that the compiler made and no weaver.</summary>
public static class Account
{
    static readonly List<string> _ended = [];
    static readonly List<string> _started = [];

    public static string Ended
    {
        get { lock (_ended) return string.Join("\n", _ended); }
    }

    public static string Started
    {
        get { lock (_ended) return string.Join("\n", _started); }
    }

    public static void Begin()
    {
        lock (_ended)
        {
            _ended.Clear();
            _started.Clear();
        }
    }

    internal static void Start(string name)
    {
        lock (_ended)
            _started.Add(name);
    }

    internal static void End(string name, string? parent, IEnumerable<KeyValuePair<string, object>> tags, string outcome)
    {
        var shown = tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $" {tag.Key}={Convert.ToString(tag.Value, CultureInfo.InvariantCulture)}");
        lock (_ended)
            _ended.Add($"{name}{outcome}{string.Concat(shown)} below {parent}");
    }
}
