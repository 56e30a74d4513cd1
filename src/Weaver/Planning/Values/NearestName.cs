namespace AutomagikTelemetry.Fody.Planning;

/// <summary>The name that somebody who mistyped one most likely meant.</summary>
static class NearestName
{
    internal static string? Of(string name, IEnumerable<string> names) =>
        names.Distinct().OrderBy(candidate => Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())).ThenBy(candidate => candidate, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>How many characters have to be added, removed or changed (https://en.wikipedia.org/wiki/Levenshtein_distance).</summary>
    static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
