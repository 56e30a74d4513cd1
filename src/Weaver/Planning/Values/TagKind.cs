namespace AutomagikTelemetry.Fody.Planning;

/// <summary>What a tag's value is, that is, which overload of Operation.Tag takes it.</summary>
enum TagKind
{
    Boolean,
    Char,
    SignedInteger,
    UnsignedInteger,
    FloatingPoint,
    Decimal,
    String,
    Guid,
    Enum,

    /// <summary>A date, a time of day, or both.</summary>
    Date,
    TimeSpan,
    Uri,

    /// <summary>Of values of the kinds above.</summary>
    Array,
}
