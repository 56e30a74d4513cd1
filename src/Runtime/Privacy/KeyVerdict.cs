namespace AutomagikTelemetry.Privacy;

/// <summary>What an attribute's name says of its value: one of three objects.</summary>
/// <remarks>Not an enum, since dictionaries of reference types are compiled already, and compiling one more costs a short command milliseconds.</remarks>
sealed class KeyVerdict
{
    public static readonly KeyVerdict Harmless = new();
    public static readonly KeyVerdict Secret = new();

    /// <summary>As in <c>input_tokens</c>: a number is a count, a string may be the tokens themselves.</summary>
    public static readonly KeyVerdict SecretUnlessNumber = new();

    KeyVerdict()
    {
    }
}
