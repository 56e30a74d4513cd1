using System.Xml.Linq;

namespace AutomagikTelemetry.Package.Tests.Builds;

/// <summary>Settings in FodyWeavers.xml, and names and values that are none, wherever they are written.</summary>
public sealed class FodyWeaversXmlTests(Product product)
{
    /// <summary>The schema tells an editor what can be written; all of it at once has to be taken, and to do what it says.</summary>
    [Fact]
    public async Task EverySettingOfTheSchemaCanBeWrittenThere()
    {
        var values = new Dictionary<string, string>
        {
            ["Weave"] = "true",
            ["ProjectName"] = "xml-name",
            ["ProjectVersion"] = "7.7.7-xml",
            ["Endpoint"] = "https://xml.example",
            ["Consent"] = "OptOut",
            ["TrackAllPublicMethods"] = "true",
            ["TrackAllPublicMethodsInclude"] = "Shop",
            ["TrackAllPublicMethodsExclude"] = "Shop.Migrations",
            ["SourceRoot"] = "..",
        };
        var schema = XDocument.Load(Repository.PathTo("FodyWeavers.xsd")).Descendants()
            .Single(element => element.Name.LocalName == "element" && element.Attribute("name")?.Value == "AutomagikTelemetry")
            .Descendants().Where(element => element.Name.LocalName == "attribute").Select(attribute => attribute.Attribute("name")!.Value);
        schema.ShouldBe(values.Keys);
        var consumer = product.Consumer("Settings");
        await WriteAsync(consumer, new XElement("AutomagikTelemetry", values.Select(value => new XAttribute(value.Key, value.Value))).ToString());

        await consumer.BuildAsync("Release", "-p:TargetFramework=net10.0", "-p:AutomagikTelemetryProjectName=property-name");

        var assembly = AssemblyImage.Of(consumer, "Settings", "Release");
        foreach (var value in new[] { "xml-name", "7.7.7-xml", "https://xml.example", "OptOut" })
            assembly.Contains(value).ShouldBeTrue(value);
        var plan = new PlanFile(assembly);
        plan.Methods.ShouldBe(["Commands.Run", "Shop.Till.Pay"], ignoreOrder: true);
        plan.Files["Commands.Run"].ShouldBe("Settings/Program.cs");
    }

    [Fact]
    public async Task WeaveFalseThereLeavesTheBytesOfABuildWithoutFody()
    {
        var consumer = product.Consumer("Plain");
        await WriteAsync(consumer, "<AutomagikTelemetry Weave=\"false\" />");
        await consumer.BuildAsync("Release");
        var switchedOff = AssemblyImage.Of(consumer, "Plain", "Release").Bytes;

        consumer.Clean();
        await consumer.BuildAsync("Release", "-p:DisableFody=true");

        AssemblyImage.Of(consumer, "Plain", "Release").Bytes.ShouldBe(switchedOff);
    }

    [Fact]
    public async Task WhatIsNoSettingIsAnErrorWithItsPlaceThatListsTheKnownOnes()
    {
        var consumer = product.Consumer("Plain");
        await WriteAsync(consumer, """
            <AutomagikTelemetry
                Endpiont="console:"
                PlanFile="here.json"
                Consent="perhaps">
              <ProjectName>hive</ProjectName>
            </AutomagikTelemetry>
            """);
        await File.WriteAllTextAsync(Path.Combine(consumer.Folder, "Directory.Build.props"), """
            <Project>
              <PropertyGroup>
                <automagikTelemetryPROJECTname>any case will do</automagikTelemetryPROJECTname>
                <AutomagikTelemetryProjectNmae>hive</AutomagikTelemetryProjectNmae>
                <AutomagikTelemetryTrackAllPublicMethods>maybe</AutomagikTelemetryTrackAllPublicMethods>
                <AutomagikTelemetryEndpoint>localhost:4318</AutomagikTelemetryEndpoint>
              </PropertyGroup>
            </Project>
            """, TestContext.Current.CancellationToken);

        var failed = await consumer.TryBuildAsync("Debug", "-p:AutomagikTelemetryConsnet=OptIn");

        failed.ExitCode.ShouldBe(1, failed.ToString());
        var diagnostics = BuildDiagnostic.In(failed);
        diagnostics.Select(diagnostic => $"{diagnostic.File}{diagnostic.Place} {diagnostic.Code} {diagnostic.Message.Split(". ")[0]}").ShouldBe(
            [
                "Directory.Build.props(4,6) AMT015 The project has no setting 'AutomagikTelemetryProjectNmae'",
                "Directory.Build.props(5,6) AMT018 'maybe' is not a value of AutomagikTelemetryTrackAllPublicMethods",
                "Directory.Build.props(6,6) AMT018 'localhost:4318' is not a value of AutomagikTelemetryEndpoint",
                "Plain.csproj AMT015 The command line has no setting 'AutomagikTelemetryConsnet'",
                "FodyWeavers.xml(2,5) AMT015 <AutomagikTelemetry> has no setting 'Endpiont'",
                "FodyWeavers.xml(3,5) AMT015 <AutomagikTelemetry> has no setting 'PlanFile'",
                "FodyWeavers.xml(4,5) AMT018 'perhaps' is not a value of Consent",
                "FodyWeavers.xml(5,4) AMT015 <AutomagikTelemetry> has no setting 'ProjectName'",
            ],
            ignoreOrder: true,
            failed.ToString());
        diagnostics.Single(diagnostic => diagnostic.Place == "(4,6)").Message.ShouldContain(" AutomagikTelemetryProjectName,");
        diagnostics.Single(diagnostic => diagnostic.Place == "(6,6)").Message.ShouldContain("Possible are: http://..., https://..., console:...");
        diagnostics.Single(diagnostic => diagnostic.Place == "(2,5)").Message.ShouldContain(" Endpoint,");
    }

    [Fact]
    public async Task WhatIsNoXmlIsAnErrorWithItsPlace()
    {
        var consumer = product.Consumer("Plain");
        await WriteAsync(consumer, "\n<AutomagikTelemetry>");

        var failed = await consumer.TryBuildAsync("Debug");

        failed.ExitCode.ShouldBe(1, failed.ToString());
        BuildDiagnostic.In(failed).ShouldHaveSingleItem(failed.ToString()).ToString().ShouldStartWith("FodyWeavers.xml(2,23): error AMT019: The weaver configuration is not well-formed XML: ");
    }

    static Task WriteAsync(Consumer consumer, string entry) =>
        File.WriteAllTextAsync(Path.Combine(consumer.Folder, "FodyWeavers.xml"), $"<Weavers GenerateXsd=\"false\">{entry}</Weavers>");
}
