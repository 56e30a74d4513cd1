namespace AutomagikTelemetry.Privacy;

/// <summary>Arrays as attributes: of one of the four types that OpenTelemetry knows, with every element sanitised.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/common/#attribute</remarks>
static class SanitizedArray
{
    /// <summary>What is beyond is left out.</summary>
    internal const int MaxLength = 64;

    /// <summary>A <c>string[]</c>, <c>bool[]</c>, <c>long[]</c> or <c>double[]</c>; null where the name tells of a secret or the elements cannot be sent. Elements that are null, or that must not leave, are left out.</summary>
    internal static Array? Of(string key, System.Collections.IList values, PrivacyMode mode)
    {
        var clean = new List<object>(Math.Min(values.Count, MaxLength));
        var seen = 0;
        foreach (var value in values)
        {
            if (++seen > MaxLength)
                break;
            if (value is not null && Sanitizer.Value(key, value, mode) is { } element)
                clean.Add(element);
        }

        if (clean.Count == 0)
            return null;
        if (clean.TrueForAll(static value => value is string))
            return clean.ConvertAll(static value => (string)value).ToArray();
        if (clean.TrueForAll(static value => value is bool))
            return clean.ConvertAll(static value => (bool)value).ToArray();
        return clean.TrueForAll(IsInteger)
            ? clean.ConvertAll(static value => Convert.ToInt64(value, null)).ToArray()
            : clean.ConvertAll(static value => Convert.ToDouble(value, null)).ToArray();
    }

    static bool IsInteger(object value) => value is long or int or short or sbyte or byte or ushort or uint or (ulong and <= long.MaxValue);
}
