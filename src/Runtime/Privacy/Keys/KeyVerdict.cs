namespace AutomagikTelemetry.Privacy.Keys;

/// <summary>What an attribute's name says of its value: one of these objects.</summary>
/// <remarks>Not an enum, since dictionaries of reference types are compiled already, and compiling one more costs a short command milliseconds.</remarks>
sealed class KeyVerdict
{
    public static readonly KeyVerdict Harmless = new();

    public static readonly KeyVerdict Secret = new();

    /// <summary>A secret with a word before it, such as the scheme in <c>Authorization: Bearer x</c>, or with several parts, as cookies have.</summary>
    public static readonly KeyVerdict SecretLine = new();

    /// <summary>As in <c>input_tokens</c>: a number is a count, a string may be the tokens themselves.</summary>
    public static readonly KeyVerdict SecretUnlessNumber = new();

    /// <summary>As in <c>stripe_key</c>: a secret if it looks random.</summary>
    public static readonly KeyVerdict SecretIfRandom = new();

    /// <summary>Of a person, an account, a session or a device.</summary>
    public static readonly KeyVerdict Identity = new();

    /// <summary>As in <c>session</c>: it may be the id, and may be a word about it.</summary>
    public static readonly KeyVerdict IdentityIfNumbered = new();

    /// <summary>As in <c>first_name</c> or <c>birth_date</c>.</summary>
    public static readonly KeyVerdict Person = new();

    /// <summary>Of a phone, a card, a bank account or a person at an office, where it has digits enough.</summary>
    public static readonly KeyVerdict PersonalNumber = new();

    /// <summary>What people write to each other or to a model.</summary>
    public static readonly KeyVerdict Content = new();

    /// <summary>Four numbers with dots are no address here.</summary>
    public static readonly KeyVerdict Version = new();

    /// <summary>A path here is not one of files.</summary>
    public static readonly KeyVerdict Route = new();

    KeyVerdict()
    {
    }

    public bool IsSecret => this == Secret || this == SecretLine;
}
