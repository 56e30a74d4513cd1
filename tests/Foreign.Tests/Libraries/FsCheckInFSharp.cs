using AutomagikTelemetry.Foreign.Tests.Support;

namespace AutomagikTelemetry.Foreign.Tests.Libraries;

[Trait("Category", "Full")]
public class FsCheckInFSharp(FsCheckInFSharp.Fixture fixture) : LibraryTests(fixture), IClassFixture<FsCheckInFSharp.Fixture>
{
    public sealed class Fixture() : LibraryFixture(new Library("properties", "FsCheck"));
}
