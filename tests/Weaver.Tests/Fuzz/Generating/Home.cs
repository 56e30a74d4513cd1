namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;

/// <summary>What declares a method.</summary>
enum Home
{
    Static,
    Class,
    Struct,
    Generic,
    Interface,
}
