using System.Text.RegularExpressions;

namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Checking;

/// <param name="Check">Which one found it.</param>
/// <param name="Text">What it found.</param>
sealed partial record Difference(string Check, string Text)
{
    /// <summary>The first line that is not the same, with those before it.</summary>
    internal static Difference? Of(string check, string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Min(left.Length, right.Length)).TakeWhile(line => IsSame(left[line], right[line])).Count();
        return line == left.Length && line == right.Length ? null : new(check, $"{string.Join("\n", left.Take(line).TakeLast(5))}\n  unwoven: {left.ElementAtOrDefault(line)}\n  woven:   {right.ElementAtOrDefault(line)}");
    }

    /// <summary>A place that is ascribed to the first instruction for want of a better one has a line in an unwoven method, and none in a woven one: docs/decisions/0061-no-line-for-the-first-instruction.md.</summary>
    static bool IsSame(string unwoven, string woven)
    {
        if (unwoven == woven)
            return true;
        var (left, right) = (unwoven.Split(' '), woven.Split(' '));
        return left.Length == right.Length
            && left.Zip(right).All(pair => pair.First == pair.Second || (pair.First.EndsWith('?') && Ascribed().Replace(pair.First, ":0?") == Ascribed().Replace(pair.Second, ":0?")));
    }

    [GeneratedRegex(@":\d+\??$")]
    private static partial Regex Ascribed();

    public override string ToString() => $"{Check}:\n{Text}";
}
