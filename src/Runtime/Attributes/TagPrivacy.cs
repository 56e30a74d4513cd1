namespace AutomagikTelemetry;

/// <summary>What becomes of a tag's value before anybody sees it.</summary>
public enum TagPrivacy
{
    /// <summary>It passes the sanitiser: what is recognised as personal or secret is taken out, and the rest is sent.</summary>
    Scrub,

    /// <summary>
    /// It is sent as it is, cut to 500 characters: the program vouches for it. A key whose words speak of a secret still drops it.
    /// </summary>
    Plain,

    /// <summary>A pseudonym is sent in its place: 16 hexadecimal digits, the same ones for the same value, made with a key that is never sent.</summary>
    Hash,

    /// <summary>It is neither read nor sent.</summary>
    Drop,

    /// <summary>Only whether there is one is sent, as <c>has_NAME</c>: <see langword="true"/>, or <see langword="false"/> for <see langword="null"/> and an empty string or array.</summary>
    Presence,
}
