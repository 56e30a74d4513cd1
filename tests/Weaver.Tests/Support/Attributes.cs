namespace AutomagikTelemetry.Weaver.Tests.Support;

static class Attributes
{
    /// <summary>a=1 b=x, in their order.</summary>
    internal static string Text(IEnumerable<KeyValuePair<string, object?>> attributes) =>
        string.Join(" ", attributes.Select(pair => FormattableString.Invariant($"{pair.Key}={pair.Value}")));

    internal static object? Value(this IEnumerable<KeyValuePair<string, object?>> attributes, string key) =>
        attributes.FirstOrDefault(pair => pair.Key == key).Value;
}
