using AutomagikTelemetry.Foreign.Tests.Support;

namespace AutomagikTelemetry.Foreign.Tests.Libraries;

[Trait("Category", "Full")]
public class GoogleProtobuf(GoogleProtobuf.Fixture fixture) : LibraryTests(fixture), IClassFixture<GoogleProtobuf.Fixture>
{
    public sealed class Fixture() : LibraryFixture(new Library("protobuf", "Google.Protobuf"));
}
