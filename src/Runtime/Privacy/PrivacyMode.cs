namespace AutomagikTelemetry;

/// <summary>What becomes of text that nobody has declared harmless.</summary>
public enum PrivacyMode
{
    /// <summary>It is searched for secrets and personal data, which are cut out, and sent.</summary>
    Scrub = 0,

    /// <summary>
    /// It is not sent: no strings but those of fixed vocabularies (names of enum members, types, methods and routes), no log bodies, no
    /// messages of exceptions. Numbers, bools, dates and Guids are sent as in <see cref="Scrub"/>.
    /// </summary>
    Strict = 1,
}
