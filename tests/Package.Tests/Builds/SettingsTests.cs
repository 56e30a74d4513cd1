namespace AutomagikTelemetry.Package.Tests.Builds;

/// <summary>What the MSBuild properties do, each by configuration and target framework. The project is built in one go for all of these.</summary>
public sealed class SettingsTests(SettingsBuild build) : IClassFixture<SettingsBuild>
{
    [Fact]
    public void WeaveIsByConfiguration()
    {
        build.Debug.HoldsAPlan.ShouldBeFalse();
        build.Net10.HoldsAPlan.ShouldBeTrue();
    }

    [Fact]
    public void NameVersionEndpointAndConsentAreByFramework()
    {
        foreach (var value in new[] { "eight", "8.8.8", "https://eight.example", "OptOut" })
        {
            build.Net8.Contains(value).ShouldBeTrue(value);
            build.Net10.Contains(value).ShouldBeFalse(value);
        }
    }

    [Fact]
    public void TheirDefaultsAreTheAssemblysNameTheProjectsVersionAndOptIn()
    {
        build.Net10.Contains("1.2.3-beta").ShouldBeTrue();
        build.Net10.Contains("OptIn").ShouldBeTrue();
        build.Reported.Single(record => record.Name == "command.executed")["cli"].ShouldBe("Settings");
    }

    [Fact]
    public void TheSourceRootIsByFrameworkAndTheProjectsFolderByDefault()
    {
        new PlanFile(build.Net8).Files["Commands.Run"].ShouldBe("Settings/Program.cs");
        new PlanFile(build.Net10).Files["Commands.Run"].ShouldBe("Program.cs");
        build.Reported.Single(record => record.Kind == "span")["code.file.path"].ShouldBe("Program.cs");
    }

    [Fact]
    public void TrackAllPublicMethodsTracksWhatIsIncludedAndNotExcluded()
    {
        new PlanFile(build.Net8).Methods.ShouldBe(["Commands.Run"], "not by default");
        new PlanFile(build.Net10).Methods.ShouldBe(["Commands.Run", "Shop.Till.Pay", "Stock.East.Open.Shelf.Fill"], ignoreOrder: true);
        build.Reported.Where(record => record.Name == "function.duration_ms").Select(record => record["code.function.name"])
            .ShouldBe(["Shop.Till.Pay", "Stock.East.Open.Shelf.Fill"], ignoreOrder: true);
    }

    [Fact]
    public void TheAttributeInTheCodeWinsOverTrackAllPublicMethods() =>
        new PlanFile(build.WithAttribute).Methods.ShouldBe(["Commands.Run", "Stock.West.Closed.Shelf.Fill"], ignoreOrder: true);
}
