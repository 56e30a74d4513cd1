using System.Collections;
using System.Globalization;
using AutomagikTelemetry.Privacy.Keys;
using AutomagikTelemetry.Privacy.Texts;

namespace AutomagikTelemetry.Privacy;

/// <summary>Attributes of attributes: OTLP has them, and hardly a backend can search them, so that they get names with dots.</summary>
static class NestedAttributes
{
    /// <summary>Deeper ones are dropped; a dictionary may hold itself.</summary>
    const int MaxDepth = 8;

    const int MaxNameLength = 256;

    /// <summary>False when there is no room for more.</summary>
    public static bool Add(List<KeyValuePair<string, object?>> clean, string key, object? value, PrivacyMode mode, int depth = 0)
    {
        if (value is null)
            return true;
        if (clean.Count >= Sanitizer.MaxAttributes || depth > MaxDepth)
        {
            Sanitizer.Drop();
            return clean.Count < Sanitizer.MaxAttributes;
        }

        if (value is string or ValueType)
            return AddScalar(clean, key, value, mode);

        var verdict = KeyNames.Judge(key);
        if (value is IEnumerable and not Uri && JsonScrubber.IsClosed(verdict))
            return AddPresence(clean, key, verdict);
        return value switch
        {
            IDictionary dictionary => AddEntries(clean, key, dictionary, mode, depth),
            IEnumerable<KeyValuePair<string, object?>> pairs => AddPairs(clean, key, pairs, mode, depth),
            IList list => AddList(clean, key, list, mode, depth),
            _ => AddScalar(clean, key, value, mode),
        };
    }

    static bool AddScalar(List<KeyValuePair<string, object?>> clean, string key, object value, PrivacyMode mode)
    {
        if (value is string { Length: > 0 } text && !KeyedValues.IsFlag(text) && KeyNames.Judge(key) is var verdict && verdict == KeyVerdict.Content)
            return AddPresence(clean, key, verdict);
        if (Sanitizer.Value(key, value, mode) is { } safe && Name(key) is { } name)
            clean.Add(new(name, safe));
        return true;
    }

    /// <summary>That there was content, and no word of it.</summary>
    static bool AddPresence(List<KeyValuePair<string, object?>> clean, string key, KeyVerdict verdict)
    {
        if (verdict != KeyVerdict.Content)
            Sanitizer.Drop();
        else if (Name("has_" + key) is { } name)
            clean.Add(new(name, true));
        return true;
    }

    /// <summary>Names are made up at run time too: <c>notify.maria@example.com</c>.</summary>
    static string? Name(string key)
    {
        if (CalmText.Is(key))
            return key;
        var name = Sanitizer.Text(key, MaxNameLength);
        return name.Length == 0 ? null : name;
    }

    static bool AddEntries(List<KeyValuePair<string, object?>> clean, string key, IDictionary dictionary, PrivacyMode mode, int depth)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            if (Part(entry.Key) is { } part && !Add(clean, key + "." + part, entry.Value, mode, depth + 1))
                return false;
        }

        return true;
    }

    static bool AddPairs(List<KeyValuePair<string, object?>> clean, string key, IEnumerable<KeyValuePair<string, object?>> pairs, PrivacyMode mode, int depth)
    {
        foreach (var (part, value) in pairs)
        {
            if (!Add(clean, key + "." + part, value, mode, depth + 1))
                return false;
        }

        return true;
    }

    static bool AddList(List<KeyValuePair<string, object?>> clean, string key, IList list, PrivacyMode mode, int depth)
    {
        if (IsOfOneKind(list))
        {
            if (SanitizedArray.Of(key, list, mode) is { } array && Name(key) is { } name)
                clean.Add(new(name, array));
            return true;
        }

        for (var i = 0; i < Math.Min(list.Count, SanitizedArray.MaxLength); i++)
        {
            if (!Add(clean, key + "." + i.ToString(CultureInfo.InvariantCulture), list[i], mode, depth + 1))
                return false;
        }

        return true;
    }

    static bool IsOfOneKind(IList list)
    {
        Type? kind = null;
        foreach (var value in list)
        {
            if (value is null)
                continue;
            if (value is not (string or ValueType or Uri))
                return false;
            var type = value is string or Enum or Guid or char or Uri or DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan ? typeof(string) : value is bool ? typeof(bool) : typeof(double);
            if (kind is not null && kind != type)
                return false;
            kind = type;
        }

        return true;
    }

    static string? Part(object key) => key is string text ? text : key is Enum or Guid or int or long ? Convert.ToString(key, CultureInfo.InvariantCulture) : null;
}
