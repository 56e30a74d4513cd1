using System.Globalization;
using AutomagikTelemetry.Privacy.Pseudonyms;

namespace AutomagikTelemetry.Privacy;

/// <summary>What may be sent of a tag whose <see cref="TagPrivacy"/> the program declares. Thread-safe, never throws.</summary>
static class DeclaredValue
{
    /// <summary>Nothing is read off the name of a value that the program vouches for, but that it is no secret.</summary>
    const string NoName = "";

    public static readonly object True = true;
    public static readonly object False = false;

    /// <summary>A string, a bool, a number or an array of these; null, and counted, where nothing may be sent.</summary>
    /// <param name="privacy">Not <see cref="TagPrivacy.Scrub"/>, which is the sanitiser's.</param>
    /// <param name="name">The tag's name.</param>
    /// <param name="value">Of one of the types that a tag may have.</param>
    public static object? Of(TagPrivacy privacy, string name, object value)
    {
        try
        {
            if (privacy == TagPrivacy.Presence)
                return value is "" or Array { Length: 0 } ? False : True;
            // Of a treatment that this version does not know, nothing is sent.
            var clean = privacy == TagPrivacy.Plain ? Plain(name, value) : privacy == TagPrivacy.Hash ? Hash(name, value) : null;
            if (clean is not null)
                return clean;
        }
        catch (Exception)
        {
            // No cryptography, or a Uri's own code failed: what cannot be looked at does not leave.
        }

        Sanitizer.Drop();
        return null;
    }

    static object? Plain(string name, object value)
    {
        var isText = value is string[] or Uri[];
        if (!Sanitizer.Allowed(name, isText ? "" : value))
            return null;

        return value switch
        {
            bool or long or double => value,
            string text => Sanitizer.Cut(text, Sanitizer.MaxStringLength),
            Uri uri => Sanitizer.Cut(uri.OriginalString, Sanitizer.MaxStringLength),
            _ when isText => Texts((Array)value, static (_, text) => Sanitizer.Cut(text, Sanitizer.MaxStringLength), name),
            Array => Sanitizer.Tag(NoName, value),
            _ => Text(value),
        };
    }

    static object? Hash(string name, object value)
    {
        // A password's plain hash is in every table of them.
        if (PseudonymKey.Current.Mode == PseudonymMode.PlainSha256 && !Sanitizer.Allowed(name, ""))
            return null;

        var kind = PseudonymKind.OfTag(name);
        return value is Array values ? Texts(values, Pseudonym.Of, kind) : Text(value) is { } text ? Pseudonym.Of(kind, text) : null;
    }

    static string[]? Texts(Array values, Func<string, string, string> treat, string name)
    {
        var texts = new List<string>();
        foreach (var value in values)
        {
            if (texts.Count == SanitizedArray.MaxLength)
                break;
            if (value is not null && Text(value) is { } text)
                texts.Add(treat(name, text));
        }

        return texts.Count == 0 ? null : [.. texts];
    }

    /// <summary>The same for the same value in every culture.</summary>
    static string? Text(object value) => value switch
    {
        string text => text,
        Uri uri => uri.OriginalString,
        bool flag => flag ? "true" : "false",
        DateTime or DateTimeOffset or DateOnly or TimeOnly => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        Enum => value.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}
