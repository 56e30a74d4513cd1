using AutomagikTelemetry.Foreign.Tests.Support;

namespace AutomagikTelemetry.Foreign.Tests.Libraries;

[Trait("Category", "Full")]
public class SpectreConsole(SpectreConsole.Fixture fixture) : LibraryTests(fixture), IClassFixture<SpectreConsole.Fixture>
{
    public sealed class Fixture() : LibraryFixture(new Library("console", "Spectre.Console"));
}
