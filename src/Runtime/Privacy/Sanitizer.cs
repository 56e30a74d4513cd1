using System.Globalization;
using AutomagikTelemetry.Privacy.Keys;
using AutomagikTelemetry.Privacy.Texts;

namespace AutomagikTelemetry.Privacy;

/// <summary>
/// The one choke point that every value passes at capture, so that nobody ever sees a raw one: docs/privacy.md has what is recognised and what
/// becomes of it. Thread-safe, never throws.
/// </summary>
public static class Sanitizer
{
    /// <summary>Longest string attribute, as in the Automagik SDKs.</summary>
    internal const int MaxStringLength = 500;

    /// <summary>Longest message of a log record, as in the Automagik SDKs.</summary>
    internal const int MaxBodyLength = 1000;

    /// <summary>OpenTelemetry's default limit of attributes a record.</summary>
    /// <remarks>https://opentelemetry.io/docs/specs/otel/common/#attribute-limits</remarks>
    internal const int MaxAttributes = 128;

    static long _dropped;

    /// <summary>Values dropped in this process so far, for whatever reason.</summary>
    internal static long Dropped => Volatile.Read(ref _dropped);

    /// <summary>
    /// What would be sent of attributes: for a look at it, or to change it before it is given to <see cref="TelemetryClient.TrackEvent"/>, which
    /// does the same with whatever it gets. Dictionaries within are flattened to names with dots, lists of one type become arrays, other lists
    /// are flattened by index. Secrets, ids of people and sessions, and what cannot be looked at are left out and counted as dropped; what
    /// people write becomes <c>has_NAME = true</c>; personal data within other text is cut out. Thread-safe, never throws.
    /// </summary>
    /// <param name="attributes">Any; null is as none. Enumerated once.</param>
    /// <param name="mode">How strict to be (Default: <see cref="PrivacyMode.Scrub"/>); the client's own option is not asked.</param>
    /// <returns>A new dictionary of at most 128 attributes: strings of at most 500 characters, bools, numbers and arrays of these with at most 64 elements.</returns>
    public static Dictionary<string, object?> SanitizeAttributes(IEnumerable<KeyValuePair<string, object?>>? attributes, PrivacyMode mode = PrivacyMode.Scrub)
    {
        var clean = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in Attributes(attributes, mode))
            clean[key] = value;
        return clean;
    }

    /// <summary>
    /// What may be sent of an attribute: a string of at most <see cref="MaxStringLength"/> characters, a bool, or a number. Null means that
    /// nothing may: the name tells of a secret, a person or a text, the type is not one of the known ones (an arbitrary object's ToString may hold
    /// anything), the mode is strict, or looking at it failed; all but an original null are counted.
    /// </summary>
    internal static object? Value(string key, object? value, PrivacyMode mode = PrivacyMode.Scrub)
    {
        if (value is null)
            return null;

        try
        {
            if (Clean(key, value, mode) is { } clean)
                return clean;
        }
        catch (Exception)
        {
            // An enum's or a Uri's own code failed: what cannot be looked at does not leave.
        }

        Drop();
        return null;
    }

    /// <summary>The same of a tag, which may be an array too: at most <see cref="SanitizedArray.MaxLength"/> elements, each sanitised as a value of its own.</summary>
    internal static object? Tag(string key, object value, PrivacyMode mode = PrivacyMode.Scrub)
    {
        if (value is not System.Array array)
            return Value(key, value, mode);

        try
        {
            return SanitizedArray.Of(key, array, mode);
        }
        catch (Exception)
        {
            Drop();
            return null;
        }
    }

    /// <summary>Counts a value that does not leave.</summary>
    internal static void Drop() => Interlocked.Increment(ref _dropped);

    /// <summary>Sanitised attributes, never null; those without a name or a value are left out, those beyond <see cref="MaxAttributes"/> too.</summary>
    internal static KeyValuePair<string, object?>[] Attributes(IEnumerable<KeyValuePair<string, object?>>? attributes, PrivacyMode mode = PrivacyMode.Scrub)
    {
        if (attributes is null)
            return [];

        var clean = new List<KeyValuePair<string, object?>>();
        try
        {
            foreach (var (key, value) in attributes)
            {
                if (!string.IsNullOrEmpty(key) && !NestedAttributes.Add(clean, key, value, mode))
                    break;
            }
        }
        catch (Exception)
        {
            // The caller's enumerable failed: what came before is still good.
            Drop();
        }

        return [.. clean];
    }

    /// <summary>The same for a metric, whose attributes are of scalar types: arrays have no equality that series could be found by.</summary>
    internal static KeyValuePair<string, object?>[] Dimensions(IEnumerable<KeyValuePair<string, object?>>? attributes, PrivacyMode mode)
    {
        var clean = Attributes(attributes, mode);
        if (!System.Array.Exists(clean, static attribute => attribute.Value is System.Array))
            return clean;

        Drop();
        return System.Array.FindAll(clean, static attribute => attribute.Value is not System.Array);
    }

    /// <summary>Free text: a log message, an exception's message, cut to <paramref name="max"/> characters. Empty in strict mode, and where it cannot be looked at.</summary>
    internal static string Text(string? text, int max, PrivacyMode mode = PrivacyMode.Scrub) => mode == PrivacyMode.Scrub ? Text(text, max, isStackTrace: false) : DropText(text);

    /// <summary>Messages and frames of an exception, cut likewise.</summary>
    internal static string StackTrace(string? text, int max) => Text(text, max, isStackTrace: true);

    static string Text(string? text, int max, bool isStackTrace)
    {
        if (string.IsNullOrEmpty(text))
            return "";

        try
        {
            if ((isStackTrace ? StackTraceScrubber.Scrub(text, max) : TextScrubber.Scrub(text, KeyVerdict.Harmless, max)) is { } clean)
                return clean;
        }
        catch (Exception)
        {
            // As with values.
        }

        return DropText(text);
    }

    static string DropText(string? text)
    {
        if (!string.IsNullOrEmpty(text))
            Drop();
        return "";
    }

    /// <summary>Whether a name lets a value be sent at all, however it is treated: secrets are not.</summary>
    internal static bool Allowed(string key, object value)
    {
        if (value is bool)
            return true;

        var verdict = KeyNames.Judge(key);
        return !verdict.IsSecret && (verdict != KeyVerdict.SecretUnlessNumber || value is not (string or Uri));
    }

    /// <summary>At most so many characters, and never half of a surrogate pair.</summary>
    internal static string Cut(string text, int max) => TextScrubber.Cut(text, max);

    /// <summary>Types that are known; null for others, and for what may not leave.</summary>
    static object? Clean(string key, object value, PrivacyMode mode)
    {
        if (value is bool)
            return value;

        var verdict = KeyNames.Judge(key);
        if (KeyedValues.Pseudonym(key, value, verdict) is { } pseudonym)
            return pseudonym;

        return value switch
        {
            string text => OfText(text, verdict, mode),
            char letter => OfText(letter.ToString(), verdict, mode),
            Uri uri => OfText(WithoutSecrets(uri), verdict, mode),
            Enum => verdict.IsSecret ? null : value.ToString(),
            Guid id => KeyedValues.IsOpen(verdict) ? id.ToString() : null,
            int or long or short or byte or sbyte or ushort or uint => KeyedValues.IsOpen(Convert.ToInt64(value, CultureInfo.InvariantCulture), verdict) ? value : null,
            ulong number => KeyedValues.IsOpen(number > long.MaxValue ? long.MaxValue : (long)number, verdict) ? value : null,
            double or float => IsOpen(Convert.ToDouble(value, CultureInfo.InvariantCulture), verdict) ? value : null,
            decimal number => IsOpen((double)number, verdict) ? (double)number : null,
            _ => verdict.IsSecret || verdict == KeyVerdict.Person ? null : Time(value),
        };
    }

    static string? OfText(string text, KeyVerdict verdict, PrivacyMode mode) => mode == PrivacyMode.Strict ? null : KeyedValues.OfText(text, verdict, MaxStringLength);

    /// <summary>Phones and cards come as doubles too, from JSON.</summary>
    static bool IsOpen(double number, KeyVerdict verdict) => Math.Abs(number) < 1e18 && double.IsInteger(number)
        ? KeyedValues.IsOpen((long)number, verdict)
        : !verdict.IsSecret && verdict != KeyVerdict.Identity;

    static string? Time(object value) => value switch
    {
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("O", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>User information, query and fragment are where a URL's secrets are.</summary>
    static string WithoutSecrets(Uri uri) => uri.IsAbsoluteUri
        ? uri.GetComponents(UriComponents.Scheme | UriComponents.Host | UriComponents.Port | UriComponents.Path, UriFormat.UriEscaped)
        : uri.OriginalString.Split('?', '#')[0];
}
