namespace AutomagikTelemetry.Package.Tests.Builds;

/// <summary>What the compiler's switches for warnings do to the codes of the weaver.</summary>
public sealed class WarningSwitchTests(Product product)
{
    [Theory]
    [InlineData("-p:NoWarn=AMT004")]
    [InlineData("-noWarn:AMT004")]
    [InlineData("-p:TreatWarningsAsErrors=true -p:NoWarn=AMT004")]
    public Task SilenceIt(string switches) => product.Consumer("Refused").BuildAsync("Debug", switches.Split(' '));

    [Theory]
    [InlineData("-v:m")]
    [InlineData("-p:TreatWarningsAsErrors=true -p:WarningsNotAsErrors=AMT004")]
    public async Task LeaveItAWarningWithCodeAndPlace(string switches)
    {
        var built = await product.Consumer("Refused").TryBuildAsync("Debug", switches.Split(' '));

        built.ExitCode.ShouldBe(0, built.ToString());
        BuildDiagnostic.In(built).ShouldHaveSingleItem(built.ToString()).ToString()
            .ShouldStartWith("Program.cs(12,9): warning AMT004: 'Refused.Numbers.Count' cannot be tracked");
    }

    /// <summary>Also when nothing has changed since the last build, which failed on it.</summary>
    [Theory]
    [InlineData("-p:TreatWarningsAsErrors=true")]
    [InlineData("-p:WarningsAsErrors=AMT004")]
    [InlineData("-warnAsError:AMT004")]
    public async Task MakeItAnErrorInEveryBuild(string switches)
    {
        var consumer = product.Consumer("Refused");
        foreach (var restore in new[] { "-p:Restore=true", "--no-restore" })
        {
            var failed = await consumer.TryBuildAsync("Debug", restore, switches);

            failed.ExitCode.ShouldBe(1, failed.ToString());
            BuildDiagnostic.In(failed).ShouldHaveSingleItem(failed.ToString()).ToString().ShouldStartWith("Program.cs(12,9): error AMT004:");
        }
    }

    /// <summary>MSBuild tells no task of this one: as with the compiler's warnings, the build in which it comes is the one that fails.</summary>
    [Fact]
    public async Task MakeEveryWarningAnError()
    {
        var failed = await product.Consumer("Refused").TryBuildAsync("Debug", "-warnAsError");

        failed.ExitCode.ShouldBe(1, failed.ToString());
        BuildDiagnostic.In(failed).ShouldHaveSingleItem(failed.ToString()).ToString().ShouldStartWith("Program.cs(12,9): error AMT004:");
    }

    [Fact]
    public async Task WithoutAPdbItIsToldOfTheProject()
    {
        var built = await product.Consumer("Refused").TryBuildAsync("Debug", "-p:DebugType=none");

        BuildDiagnostic.In(built).ShouldHaveSingleItem(built.ToString()).ToString().ShouldStartWith("Refused.csproj: warning AMT004:");
    }
}
