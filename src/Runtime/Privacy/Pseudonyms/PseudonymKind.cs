namespace AutomagikTelemetry.Privacy.Pseudonyms;

/// <summary>Kinds of values that have a normal form or are met under several names.</summary>
static class PseudonymKind
{
    public const string Email = "email";
    public const string Phone = "phone";

    static readonly string[] _emailWords = ["email", "mail"];
    static readonly string[] _phoneWords = ["phone", "mobile", "tel", "telephone", "cellphone", "msisdn", "whatsapp"];

    /// <summary>
    /// The kind of a tag: by the last word of its name that of e-mail addresses or phone numbers, so that one person has one pseudonym under
    /// <c>email</c>, <c>customer_email</c> and <c>email_hash</c>; else its name.
    /// </summary>
    public static string OfTag(string name)
    {
        var words = name.AsSpan();
        var word = LastWord(words);
        // That says what becomes of the value, and not what it is.
        if (word.Equals("hash", StringComparison.OrdinalIgnoreCase))
        {
            words = words[..^word.Length].TrimEnd("_-. ");
            word = LastWord(words);
        }

        return IsOneOf(word, _emailWords) ? Email : IsOneOf(word, _phoneWords) ? Phone : name;
    }

    static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> name)
    {
        var start = name.Length;
        while (start > 0 && char.IsLetter(name[start - 1]))
            start--;
        // In camel case a word begins with its capital.
        for (var i = name.Length - 1; i > start; i--)
        {
            if (char.IsUpper(name[i]) && char.IsLower(name[i - 1]))
                return name[i..];
        }

        return name[start..];
    }

    static bool IsOneOf(ReadOnlySpan<char> word, string[] words)
    {
        foreach (var one in words)
        {
            if (word.Equals(one, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
