using AutomagikTelemetry.Foreign.Tests.Support;

namespace AutomagikTelemetry.Foreign.Tests.Libraries;

[Trait("Category", "Full")]
public class IcSharpCodeDecompiler(IcSharpCodeDecompiler.Fixture fixture) : LibraryTests(fixture), IClassFixture<IcSharpCodeDecompiler.Fixture>
{
    public sealed class Fixture() : LibraryFixture(new Library("decompiler", "ICSharpCode.Decompiler"));
}
