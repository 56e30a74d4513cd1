namespace AutomagikTelemetry.Privacy.Texts;

/// <summary>What stands in a text for what was cut out. They tell the kind, for whoever looks for an error, and no more.</summary>
static class Markers
{
    public const string Secret = "[redacted:secret]";
    public const string Email = "[redacted:email]";
    public const string Phone = "[redacted:phone]";
    public const string Card = "[redacted:card]";
    public const string Iban = "[redacted:iban]";
    public const string NationalId = "[redacted:national-id]";
    public const string Address = "[redacted:ip]";
    public const string User = "[redacted:user]";
    public const string Identity = "[redacted:id]";
    public const string Number = "[redacted:number]";
    public const string Content = "[redacted:content]";
    public const string Person = "[redacted:person]";

    /// <summary>As a value that is one already.</summary>
    public const string Start = "[redacted:";
}
