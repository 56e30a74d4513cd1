using AutomagikTelemetry.Foreign.Tests.Support;

namespace AutomagikTelemetry.Foreign.Tests.Libraries;

[Trait("Category", "Full")]
public class Roslyn(Roslyn.Fixture fixture) : LibraryTests(fixture), IClassFixture<Roslyn.Fixture>
{
    public sealed class Fixture() : LibraryFixture(new Library("compiler", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp"));
}
