using System.Collections.Concurrent;

namespace AutomagikTelemetry.Privacy;

/// <summary>Tells by the words of its name whether an attribute holds a secret.</summary>
/// <remarks>
/// By word and not by substring, so that <c>author</c> is not <c>auth</c>; words are split at snake, kebab, dots, digits and camel case.
/// </remarks>
static class KeyNames
{
    /// <summary>Names come from code and are few; a program that makes them up at run time must not fill the memory.</summary>
    const int MaxCached = 4096;

    static readonly HashSet<string> _secretWords = new(StringComparer.Ordinal)
    {
        "password", "passwords", "passwd", "pwd", "passphrase", "passcode", "secret", "secrets", "token", "tokens",
        "authorization", "bearer", "credential", "credentials", "cookie", "cookies", "jwt", "otp",
        // Written as one word.
        "apikey", "apisecret", "apitoken", "accesskey", "accesstoken", "authtoken", "bearertoken", "clientsecret", "connectionstring",
        "connstring", "idtoken", "privatekey", "refreshtoken", "secretkey", "sessiontoken", "userpassword",
    };

    /// <summary>Harmless apart, secret side by side.</summary>
    static readonly HashSet<string> _secretPairs = new(StringComparer.Ordinal)
    {
        "api key", "api keys", "access key", "private key", "secret key", "signing key", "encryption key", "account key", "shared key",
        "connection string", "conn string", "pass word", "pass phrase",
    };

    /// <summary>A name that ends so is about a secret and does not hold one: <c>token_count</c>, <c>password_length</c>.</summary>
    static readonly HashSet<string> _metadataWords = new(StringComparer.Ordinal)
    {
        "age", "attempts", "budget", "count", "counts", "enabled", "expired", "expires", "len", "length", "limit", "max", "min", "policy",
        "present", "rate", "remaining", "required", "size", "source", "status", "total", "ttl", "type", "types", "usage", "used", "valid",
    };

    static readonly ConcurrentDictionary<string, KeyVerdict> _verdicts = new(StringComparer.Ordinal);
    static int _cached;

    public static KeyVerdict Judge(string key)
    {
        if (_verdicts.TryGetValue(key, out var known))
            return known;

        var verdict = JudgeWords(Words(key));
        // Counted here: the dictionary's own Count locks all of it.
        if (Volatile.Read(ref _cached) < MaxCached && _verdicts.TryAdd(key, verdict))
            Interlocked.Increment(ref _cached);
        return verdict;
    }

    static KeyVerdict JudgeWords(List<string> words)
    {
        if (words.Count == 0 || _metadataWords.Contains(words[^1]))
            return KeyVerdict.Harmless;

        var verdict = KeyVerdict.Harmless;
        for (var i = 0; i < words.Count; i++)
        {
            var isPair = i > 0 && _secretPairs.Contains(words[i - 1] + " " + words[i]);
            if (!isPair && !_secretWords.Contains(words[i]))
                continue;
            if (words[i] != "tokens" || i != words.Count - 1)
                return KeyVerdict.Secret;
            verdict = KeyVerdict.SecretUnlessNumber;
        }

        return verdict;
    }

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
