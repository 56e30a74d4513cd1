using System.Text;
using System.Xml.Linq;
using AutomagikTelemetry.Package.Tests.Builds;

namespace AutomagikTelemetry.Package.Tests;

/// <summary>What the package does to a consumer's build.</summary>
public sealed class BuildTests(Product product, OtherWeaver other) : IClassFixture<OtherWeaver>
{
    const string NotWoven = "-p:AutomagikTelemetryWeave=false";

    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public async Task OnePackageReferenceIsEnoughAndLeavesNoFileInTheTree(string configuration)
    {
        var consumer = product.Consumer("Plain");
        var before = Directory.GetFileSystemEntries(consumer.Folder);

        await consumer.BuildAsync(configuration);

        consumer.IsWoven(configuration).ShouldBeTrue();
        Directory.GetFileSystemEntries(consumer.Folder).Select(Path.GetFileName).Except(before.Select(Path.GetFileName))
            .ShouldBe(["bin", "obj"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public async Task SwitchedOffTheOutputHasTheBytesOfABuildWithoutFody(string configuration)
    {
        var consumer = product.Consumer("Plain");
        await consumer.BuildAsync(configuration, NotWoven);
        var switchedOff = consumer.IntermediateAssembly(configuration);

        // In the same place, since a debug build contains its path.
        consumer.Clean();
        await consumer.BuildAsync(configuration, "-p:DisableFody=true");

        consumer.IsWoven(configuration).ShouldBeFalse();
        consumer.IntermediateAssembly(configuration).ShouldBe(switchedOff);
    }

    [Fact]
    public async Task ProjectNameVersionEndpointAndConsentAreBakedInAsTheyAreWritten()
    {
        var consumer = product.Consumer("Plain");
        await File.WriteAllTextAsync(Path.Combine(consumer.Folder, "Directory.Build.props"), """
            <Project>
              <PropertyGroup>
                <Version>1.2.3-beta</Version>
                <AutomagikTelemetryProjectName>&lt;a&gt; &amp; "b"</AutomagikTelemetryProjectName>
                <AutomagikTelemetryEndpoint>https://collector.example/v1?x=1&amp;y=2</AutomagikTelemetryEndpoint>
                <AutomagikTelemetryConsent>OptOut</AutomagikTelemetryConsent>
              </PropertyGroup>
            </Project>
            """, TestContext.Current.CancellationToken);

        await consumer.BuildAsync("Debug");

        foreach (var value in new[] { "<a> & \"b\"", "1.2.3-beta", "https://collector.example/v1?x=1&y=2", "OptOut" })
            Contains(consumer, value).ShouldBeTrue(value);
    }

    [Fact]
    public async Task AnAttributeInTheUsersOwnFodyWeaversXmlWinsOverTheProperty()
    {
        var consumer = product.Consumer("Plain");
        await WriteFodyWeaversAsync(consumer, """<AutomagikTelemetry ProjectName="from-the-file" />""");

        await consumer.BuildAsync("Debug", "-p:AutomagikTelemetryProjectName=from-the-property", "-p:AutomagikTelemetryProjectVersion=9.8.7-property");

        Contains(consumer, "from-the-file").ShouldBeTrue();
        Contains(consumer, "from-the-property").ShouldBeFalse();
        Contains(consumer, "9.8.7-property").ShouldBeTrue();
    }

    [Fact]
    public async Task AnAttributeInTheUsersOwnWeaverConfigurationWinsOverTheProperty()
    {
        var consumer = product.Consumer("Plain");
        await File.WriteAllTextAsync(Path.Combine(consumer.Folder, "Directory.Build.props"), """
            <Project>
              <PropertyGroup>
                <WeaverConfiguration><![CDATA[<Weavers><AutomagikTelemetry ProjectName="from-the-configuration" /></Weavers>]]></WeaverConfiguration>
              </PropertyGroup>
            </Project>
            """, TestContext.Current.CancellationToken);

        await consumer.BuildAsync("Debug", "-p:AutomagikTelemetryProjectName=from-the-property", "-p:AutomagikTelemetryProjectVersion=9.8.7-property");

        Contains(consumer, "from-the-configuration").ShouldBeTrue();
        Contains(consumer, "from-the-property").ShouldBeFalse();
        Contains(consumer, "9.8.7-property").ShouldBeTrue();
    }

    [Fact]
    public async Task OtherWeaversOfTheProjectGoOnWorking()
    {
        var consumer = product.Consumer("Plain");

        await consumer.BuildAsync("Debug", other.Argument);
        (consumer.IsWoven("Debug"), Contains(consumer, "OtherWasHere")).ShouldBe((true, true), "no FodyWeavers.xml");

        await WriteFodyWeaversAsync(consumer, "<OtherWeaver />");
        await consumer.BuildAsync("Debug", other.Argument, "--no-restore");
        (consumer.IsWoven("Debug"), Contains(consumer, "OtherWasHere")).ShouldBe((true, true), "a FodyWeavers.xml that does not name us");

        await consumer.BuildAsync("Debug", other.Argument, "--no-restore", NotWoven);
        (consumer.IsWoven("Debug"), Contains(consumer, "OtherWasHere")).ShouldBe((false, true), "switched off");

        await WriteFodyWeaversAsync(consumer, "<AutomagikTelemetry /><OtherWeaver />");
        await consumer.BuildAsync("Debug", other.Argument, "--no-restore", NotWoven);
        (consumer.IsWoven("Debug"), Contains(consumer, "OtherWasHere")).ShouldBe((false, true), "switched off, yet named");
    }

    [Fact]
    public async Task TheSchemaThatFodyWritesForAUsersOwnFileIsTheOneInTheRepository()
    {
        var consumer = product.Consumer("Plain");
        await File.WriteAllTextAsync(Path.Combine(consumer.Folder, "FodyWeavers.xml"), "<Weavers><AutomagikTelemetry /></Weavers>", TestContext.Current.CancellationToken);

        await consumer.BuildAsync("Debug");

        Schema(consumer.Folder).ShouldBe(Schema(Repository.Root));

        static string Schema(string folder) => XDocument.Load(Path.Combine(folder, "FodyWeavers.xsd")).ToString();
    }

    static Task WriteFodyWeaversAsync(Consumer consumer, string entries)
        => File.WriteAllTextAsync(Path.Combine(consumer.Folder, "FodyWeavers.xml"), $"<Weavers GenerateXsd=\"false\">{entries}</Weavers>");

    static bool Contains(Consumer consumer, string text)
        => consumer.IntermediateAssembly("Debug").AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
