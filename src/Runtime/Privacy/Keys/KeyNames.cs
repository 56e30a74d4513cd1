using AutomagikTelemetry.Privacy.Texts;

namespace AutomagikTelemetry.Privacy.Keys;

/// <summary>Tells by the words of its name what an attribute holds.</summary>
/// <remarks>
/// By word and not by substring, so that <c>author</c> is not <c>auth</c>; words are split at snake, kebab, dots, digits and camel case.
/// </remarks>
static class KeyNames
{
    /// <summary>Names come from code and are few; those within texts are not.</summary>
    static readonly RecentTexts<KeyVerdict> _verdicts = new(2048);

    public static KeyVerdict Judge(ReadOnlySpan<char> key)
    {
        if (_verdicts.Find(key) is { } known)
            return known;

        var name = key.ToString();
        var verdict = JudgeWords(Words(name));
        _verdicts.Add(name, verdict);
        return verdict;
    }

    static KeyVerdict JudgeWords(List<string> words)
    {
        if (words.Count == 0 || KeyWords.Metadata.Contains(words[^1]))
            return OfContext(words);

        var secret = Secret(words);
        if (secret != KeyVerdict.Harmless)
            return secret;
        if (Endings(words, KeyWords.PersonalNumber, KeyWords.PersonalNumberPairs) || EndsWith(words[^1], "phone") || EndsWith(words[^1], "telefon"))
            return KeyVerdict.PersonalNumber;
        if (IsIdentity(words))
            return KeyVerdict.Identity;
        if (KeyWords.IdentityIfNumbered.Contains(words[^1]))
            return KeyVerdict.IdentityIfNumbered;
        if (Endings(words, KeyWords.Person, KeyWords.PersonPairs) || (words.Count > 1 && words[^1] == "name" && KeyWords.Named.Contains(words[^2])))
            return KeyVerdict.Person;
        if (IsContent(words))
            return KeyVerdict.Content;
        if (KeyWords.SecretIfRandom.Contains(words[^1]) && (words.Count == 1 || !KeyWords.OpenKeys.Contains(words[^2])))
            return KeyVerdict.SecretIfRandom;
        for (var i = 0; i < words.Count - 1; i++)
        {
            if (words[i] is "key" or "keys" or "auth" && (i == 0 || !KeyWords.OpenKeys.Contains(words[i - 1])))
                return KeyVerdict.SecretIfRandom;
        }

        return OfContext(words);
    }

    static KeyVerdict Secret(List<string> words)
    {
        var verdict = KeyVerdict.Harmless;
        if (words.Count == 1 && words[0] == "pass")
            return KeyVerdict.Secret;
        // PublicKeyToken is in every name of an assembly.
        if (KeyWords.SecretMetadata.Contains(words[^1]) || words.Contains("public") || words.Contains("publishable"))
            return verdict;

        for (var i = 0; i < words.Count; i++)
        {
            if (KeyWords.SecretLine.Contains(words[i]) && (i == words.Count - 1 || words[i][0] == 'a' || words[^1] is "value" or "values" or "header" or "string"))
                return KeyVerdict.SecretLine;
            if (!KeyWords.Secret.Contains(words[i]) && !EndsSecret(words[i]) && !IsPair(words, i, KeyWords.SecretPairs))
                continue;
            if (words[i] != "tokens" || i != words.Count - 1)
                return KeyVerdict.Secret;
            verdict = KeyVerdict.SecretUnlessNumber;
        }

        return verdict;
    }

    /// <summary>Compounds that nobody has divided: <c>dbpassword</c>, <c>BOTTOKEN</c>.</summary>
    static bool EndsSecret(string word)
        => word.Length > 5 && (EndsWith(word, "password") || EndsWith(word, "passwd") || EndsWith(word, "secret") || EndsWith(word, "token") || EndsWith(word, "apikey") || EndsWith(word, "accesskey")
            || EndsWith(word, "privatekey") || EndsWith(word, "secretkey") || EndsWith(word, "passwort") || EndsWith(word, "passphrase"));

    static bool EndsWith(string word, string end) => word.EndsWith(end, StringComparison.Ordinal);

    /// <summary>At the end only: <c>user_id</c> is one, <c>user_agent</c> and <c>user_segment</c> are not.</summary>
    static bool IsIdentity(List<string> words)
    {
        // What Kubernetes and clouds number are machines: https://opentelemetry.io/docs/specs/semconv/resource/
        if (words[0] is "k8s" or "container" or "cloud" or "aws" or "gcp" or "azure" or "thread" or "process" or "service")
            return false;
        var last = words[^1];
        return Endings(words, KeyWords.Identity, KeyWords.IdentityPairs)
            || EndsWith(last, "sessionid") || EndsWith(last, "userid") || EndsWith(last, "sessid") || EndsWith(last, "username") || last.StartsWith("aspsessionid", StringComparison.Ordinal)
            || (words.Count > 1 && KeyWords.Identifiers.Contains(last) && KeyWords.Persons.Contains(words[^2]))
            // created_by, and the other order: id_usuario.
            || (words.Count > 1 && ((last == "by" && KeyWords.Deeds.Contains(words[^2])) || (last == "id" && KeyWords.Networks.Contains(words[^2])) || (words[^2] is "id" or "cod" or "codigo" && KeyWords.Persons.Contains(last))));
    }

    static bool IsContent(List<string> words)
    {
        if (IsPair(words, words.Count - 1, KeyWords.ContentPairs))
            return true;
        if (!KeyWords.Content.Contains(words[^1]))
            return false;
        foreach (var word in words)
        {
            if (KeyWords.ProgramsSay.Contains(word))
                return words[^1] is "body" && word == "http";
        }

        return true;
    }

    static KeyVerdict OfContext(List<string> words)
    {
        foreach (var word in words)
        {
            if (KeyWords.Version.Contains(word))
                return KeyVerdict.Version;
            if (KeyWords.Route.Contains(word))
                return KeyVerdict.Route;
        }

        return KeyVerdict.Harmless;
    }

    /// <summary>Whether the last word, or the last but a number or an ordinal's word, is one of these, or the last two are.</summary>
    static bool Endings(List<string> words, WordList single, WordList pairs)
        => single.Contains(words[^1]) || IsPair(words, words.Count - 1, pairs)
            || (words.Count > 1 && words[^1] is "number" or "numbers" or "no" or "value" or "raw" or "e" && single.Contains(words[Math.Max(0, words.Count - 2)]));

    static bool IsPair(List<string> words, int last, WordList pairs) => last > 0 && pairs.Contains(words[last - 1] + " " + words[last]);

    static List<string> Words(string key)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i < key.Length; i++)
        {
            if (!char.IsLetter(key[i]))
            {
                Add(words, key, start, i);
                start = i + 1;
            }
            else if (i > start && StartsWord(key, i))
            {
                Add(words, key, start, i);
                start = i;
            }
        }

        Add(words, key, start, key.Length);
        return words;
    }

    /// <summary>At the K of both <c>apiKey</c> and <c>APIKey</c>.</summary>
    static bool StartsWord(string key, int i)
        => char.IsUpper(key[i]) && (char.IsLower(key[i - 1]) || (i + 1 < key.Length && char.IsLower(key[i + 1])));

    static void Add(List<string> words, string key, int start, int end)
    {
        if (end > start)
            words.Add(key[start..end].ToLowerInvariant());
    }
}
