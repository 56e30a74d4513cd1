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
}
