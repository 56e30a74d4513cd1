using AutomagikTelemetry.Foreign.Tests.Support;

namespace AutomagikTelemetry.Foreign.Tests.Libraries;

[Trait("Category", "Full")]
public class NewtonsoftJson(NewtonsoftJson.Fixture fixture) : LibraryTests(fixture), IClassFixture<NewtonsoftJson.Fixture>
{
    public sealed class Fixture() : LibraryFixture(new Library("json", "Newtonsoft.Json"));
}
