namespace AutomagikTelemetry;

/// <summary>How identities become pseudonyms.</summary>
public enum PseudonymMode
{
    /// <summary>HMAC-SHA256 with a key that is never sent: who has no key can neither reverse a pseudonym nor try out guesses.</summary>
    Keyed,

    /// <summary>
    /// Plain SHA-256 of the value as it is, as other SDKs of the family have it, for joins with what they sent. Not for personal data: all
    /// phone numbers of a country are tried out within minutes, and so are e-mail addresses from a list. Said once on stderr.
    /// </summary>
    PlainSha256,
}
