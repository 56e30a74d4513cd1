using AutomagikTelemetry.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

public class ResourceTests
{
    readonly FakeEnvironment _environment = new();
    readonly TelemetryOptions _options = new() { ProjectName = "hive", ProjectVersion = "1.2.3", IsSpoolEnabled = false };

    Dictionary<string, object?> Attributes => Resource.Of(_options, _environment.Snapshot()).ToDictionary();

    [Fact]
    public void ItNamesTheServiceTheProjectAndTheLibrary()
    {
        var attributes = Attributes;

        Guid.TryParse((string)attributes["service.instance.id"]!, out _).ShouldBeTrue();
        Guid.TryParse((string)attributes["user.id"]!, out _).ShouldBeTrue();
        Guid.TryParse((string)attributes["session.id"]!, out _).ShouldBeTrue();
        foreach (var random in new[] { "service.instance.id", "user.id", "session.id" })
            attributes.Remove(random).ShouldBeTrue();
        attributes.Select(pair => $"{pair.Key}={pair.Value}").ShouldBe(
        [
            "service.name=hive", "service.version=1.2.3", "service.organization=namastex", "project.name=hive", "project.version=1.2.3",
            "telemetry.sdk.name=automagik-telemetry", "telemetry.sdk.language=dotnet", $"telemetry.sdk.version={Resource.LibraryVersion}",
            "telemetry.distro.name=automagik-telemetry-weaving", $"telemetry.distro.version={Resource.LibraryVersion}",
        ]);
        Resource.LibraryVersion.ShouldMatch(@"^\d+\.\d+\.\d+[-\w.]*$");
    }

    [Fact]
    public void TheInstanceIsTheSameForTheWholeProcess() => Attributes["service.instance.id"].ShouldBe(Attributes["service.instance.id"]);

    [Fact]
    public void UserAndSessionAreTheSameForTheWholeProcessAndTheUserForTheNextToo()
    {
        Attributes["session.id"].ShouldBe(Attributes["session.id"]);
        Attributes["user.id"].ShouldBe(Attributes["user.id"]);

        using var directory = new TemporaryDirectory();
        (_options.IsSpoolEnabled, _options.SpoolDirectory) = (true, directory.FullPath);
        Attributes["user.id"].ShouldBe(File.ReadAllText(Path.Combine(directory.FullPath, "automagik-telemetry", "user-id")));
    }

    [Fact]
    public void AProgramsOwnUserTakesThePlaceOfTheRandomOneAndNullLeavesItOut()
    {
        _options.ResourceAttributes["user.id"] = null;
        _options.ResourceAttributes["session.id"] = null;
        Attributes.Keys.ShouldNotContain("user.id");
        Attributes.Keys.ShouldNotContain("session.id");

        using var directory = new TemporaryDirectory();
        (_options.IsSpoolEnabled, _options.SpoolDirectory) = (true, directory.FullPath);
        _ = Attributes;
        Directory.EnumerateFileSystemEntries(directory.FullPath).ShouldBeEmpty();
    }

    [Fact]
    public void WithoutAVersionThereIsNone()
    {
        _options.ProjectVersion = null;

        Attributes.Keys.ShouldNotContain("service.version");
    }

    [Theory]
    [InlineData("ENVIRONMENT")]
    [InlineData("DOTNET_ENVIRONMENT")]
    [InlineData("ASPNETCORE_ENVIRONMENT")]
    public void TheEnvironmentNamesTheDeployment(string variable)
    {
        _environment.Variables[variable] = "Staging";

        Attributes["deployment.environment.name"].ShouldBe("Staging");
    }

    [Fact]
    public void TheEnvironmentBeatsTheCodeAndTheCodeWhatIsKnownOtherwise()
    {
        _options.ResourceAttributes["service.name"] = "from code";
        _options.ResourceAttributes["service.version"] = "2";
        _options.ResourceAttributes["team"] = "a";
        _options.ResourceAttributes["shard"] = 7;
        Attributes["service.name"].ShouldBe("from code");

        _environment.Variables["OTEL_RESOURCE_ATTRIBUTES"] = "service.name=from%20attributes, team = b%2Cc ,empty=";
        var attributes = Attributes;
        (attributes["service.name"], attributes["service.version"], attributes["team"], attributes["shard"], attributes["empty"]).ShouldBe(("from attributes", "2", "b,c", 7, ""));

        _environment.Variables["OTEL_SERVICE_NAME"] = "from variable";
        Attributes["service.name"].ShouldBe("from variable");
        Attributes["project.name"].ShouldBe("hive");
    }

    [Fact]
    public void TheLibrarysNameIsNotForOthersToChange()
    {
        _environment.Variables["OTEL_RESOURCE_ATTRIBUTES"] = "telemetry.sdk.name=opentelemetry";

        Attributes["telemetry.sdk.name"].ShouldBe("automagik-telemetry");
    }

    [Fact]
    public void AttributesThatCannotBeReadAreSaidAndNoneOfThemIsUsed()
    {
        _environment.Variables["OTEL_RESOURCE_ATTRIBUTES"] = "team=a,broken";

        Attributes.Keys.ShouldNotContain("team");
        _environment.Lines.ShouldBe(["warning: OTEL_RESOURCE_ATTRIBUTES is not of the form key=value,key=value; using none of it."]);
    }

    [Fact]
    public void ItIsSanitisedAsEverythingElse()
    {
        _options.ResourceAttributes["api_key"] = "x";
        _options.ResourceAttributes["object"] = new object();
        _environment.Variables["OTEL_RESOURCE_ATTRIBUTES"] = "password=x";

        var attributes = Attributes;

        attributes.Keys.ShouldNotContain("api_key");
        attributes.Keys.ShouldNotContain("object");
        attributes.Keys.ShouldNotContain("password");
    }
}
