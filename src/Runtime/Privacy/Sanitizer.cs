using System.Globalization;

namespace AutomagikTelemetry.Privacy;

/// <summary>The one choke point that every value passes at capture, so that nobody ever sees a raw one. Thread-safe, never throws.</summary>
static class Sanitizer
{
    /// <summary>Longest string attribute, as in the Automagik SDKs.</summary>
    public const int MaxStringLength = 500;

    /// <summary>Longest message of a log record, as in the Automagik SDKs.</summary>
    public const int MaxBodyLength = 1000;

    /// <summary>OpenTelemetry's default limit of attributes a record.</summary>
    /// <remarks>https://opentelemetry.io/docs/specs/otel/common/#attribute-limits</remarks>
    public const int MaxAttributes = 128;

    static long _dropped;

    /// <summary>Values dropped in this process so far, for whatever reason.</summary>
    public static long Dropped => Volatile.Read(ref _dropped);

    /// <summary>
    /// What may be sent of an attribute: a string of at most <see cref="MaxStringLength"/> characters, a bool, or a number. Null means that
    /// nothing may: the name tells of a secret, the type is not one of the known ones (an arbitrary object's ToString may hold anything),
    /// or looking at it failed; all but an original null are counted.
    /// </summary>
    public static object? Value(string key, object? value)
    {
        if (value is null)
            return null;

        try
        {
            if (Allowed(key, value) && Plain(value) is { } plain)
                return plain is string text ? Cut(text, MaxStringLength) : plain;
        }
        catch (Exception)
        {
            // An enum's or a Uri's own code failed: what cannot be looked at does not leave.
        }

        Drop();
        return null;
    }

    /// <summary>The same of a tag, which may be an array too: at most <see cref="SanitizedArray.MaxLength"/> elements, each sanitised as a value of its own.</summary>
    public static object? Tag(string key, object value)
    {
        if (value is not System.Array array)
            return Value(key, value);

        try
        {
            return SanitizedArray.Of(key, array);
        }
        catch (Exception)
        {
            Drop();
            return null;
        }
    }

    /// <summary>Counts a value that does not leave.</summary>
    public static void Drop() => Interlocked.Increment(ref _dropped);

    /// <summary>Sanitised attributes, never null; those without a name or a value are left out, those beyond <see cref="MaxAttributes"/> too.</summary>
    public static KeyValuePair<string, object?>[] Attributes(IEnumerable<KeyValuePair<string, object?>>? attributes)
    {
        if (attributes is null)
            return [];

        var clean = new List<KeyValuePair<string, object?>>();
        try
        {
            foreach (var (key, value) in attributes)
            {
                if (clean.Count == MaxAttributes)
                {
                    Drop();
                    break;
                }

                if (!string.IsNullOrEmpty(key) && Value(key, value) is { } safe)
                    clean.Add(new(key, safe));
            }
        }
        catch (Exception)
        {
            // The caller's enumerable failed: what came before is still good.
            Drop();
        }

        return [.. clean];
    }

    /// <summary>Free text: a log message, an exception's message or stack trace, cut to <paramref name="max"/> characters.</summary>
    public static string Text(string? text, int max) => text is null ? "" : Cut(text, max);

    internal static bool Allowed(string key, object value)
    {
        if (value is bool)
            return true;

        var verdict = KeyNames.Judge(key);
        return verdict == KeyVerdict.Harmless || (verdict == KeyVerdict.SecretUnlessNumber && value is not (string or Uri));
    }

    static object? Plain(object value) => value switch
    {
        string or bool or int or long or double or float or short or byte or sbyte or ushort or uint or ulong => value,
        Enum => value.ToString(),
        decimal number => (double)number,
        Guid id => id.ToString(),
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("O", CultureInfo.InvariantCulture),
        char letter => letter.ToString(),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        Uri uri => WithoutSecrets(uri),
        _ => null,
    };

    /// <summary>User information, query and fragment are where a URL's secrets are.</summary>
    static string WithoutSecrets(Uri uri) => uri.IsAbsoluteUri
        ? uri.GetComponents(UriComponents.Scheme | UriComponents.Host | UriComponents.Port | UriComponents.Path, UriFormat.UriEscaped)
        : uri.OriginalString.Split('?', '#')[0];

    /// <summary>Never between the two halves of a surrogate pair.</summary>
    internal static string Cut(string text, int max)
    {
        if (text.Length <= max)
            return text;
        return char.IsHighSurrogate(text[max - 1]) ? text[..(max - 1)] : text[..max];
    }
}
