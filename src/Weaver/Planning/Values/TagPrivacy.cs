namespace AutomagikTelemetry.Fody.Planning;

/// <summary>What becomes of a tag's value before anybody sees it. The runtime's enum of the same name has the same values.</summary>
enum TagPrivacy : byte
{
    Scrub,
    Plain,
    Hash,
    Drop,
    Presence,
}
