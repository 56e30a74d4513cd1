namespace AutomagikTelemetry.Package.Tests.Builds;

/// <summary>A build that fails in or around the weaver: what it says, what it leaves, and that the next one fails too.</summary>
public sealed class FailureTests(Product product, OtherWeaver other) : IClassFixture<OtherWeaver>
{
    [Fact]
    public async Task AnErrorKeepsTheNextBuildRed()
    {
        var consumer = product.Consumer("Refused");
        for (var build = 0; build < 2; build++)
        {
            var failed = await consumer.TryBuildAsync("Debug", "-p:DefineConstants=ASYNC_VOID");
            failed.ExitCode.ShouldBe(1, failed.ToString());
            failed.Output.ShouldContain("error AMT004:", customMessage: failed.ToString());
            failed.Output.ShouldContain("1 Error(s)", customMessage: failed.ToString());
        }
    }

    [Fact]
    public async Task AWeaverThatFailsKeepsTheNextBuildRed()
    {
        var consumer = product.Consumer("Plain");
        await WriteFodyWeaversAsync(consumer, "<OtherWeaver Fails=\"true\" />");

        for (var build = 0; build < 2; build++)
        {
            var failed = await consumer.TryBuildAsync("Debug", other.Argument);
            failed.ExitCode.ShouldBe(1, failed.ToString());
            failed.Output.ShouldContain("The other weaver fails.", customMessage: failed.ToString());
        }
    }

    /// <summary>The other weaver leaves a body that ours only stumbles over when it has changed most of it.</summary>
    [Fact]
    public async Task AFailureInTheMiddleOfAMethodNamesItAndLeavesNoAssembly()
    {
        var consumer = product.Consumer("Plain");
        await WriteFodyWeaversAsync(consumer, "<OtherWeaver Spoils=\"Greet\" /><AutomagikTelemetry />");

        for (var build = 0; build < 2; build++)
        {
            var failed = await consumer.TryBuildAsync("Debug", other.Argument);

            failed.ExitCode.ShouldBe(1, failed.ToString());
            failed.Output.ShouldContain("1 Error(s)", customMessage: failed.ToString());
            BuildDiagnostic.In(failed).ShouldHaveSingleItem(failed.ToString()).ToString()
                .ShouldStartWith("Program.cs(10,58): error AMT001: The weaver failed on 'Plain.Commands.Greet': NullReferenceException");
            Directory.EnumerateFiles(consumer.Folder, "Plain.dll", SearchOption.AllDirectories).Where(file => !Path.GetDirectoryName(file)!.Contains("ref", StringComparison.Ordinal))
                .ShouldBeEmpty(failed.ToString());
        }

        await WriteFodyWeaversAsync(consumer, "<OtherWeaver /><AutomagikTelemetry />");
        await consumer.BuildAsync("Debug", other.Argument);
        consumer.IsWoven("Debug").ShouldBeTrue("the cause is gone");
    }

    /// <summary>Somebody stops the build while Fody writes the assembly: nothing says any more that it was finished.</summary>
    [Fact]
    public async Task ABuildThatWasStoppedWhileWeavingStartsOver()
    {
        var consumer = product.Consumer("Plain");
        await consumer.BuildAsync("Debug");
        var assembly = AssemblyImage.Of(consumer, "Plain", "Debug");
        await File.WriteAllBytesAsync(assembly.Path, assembly.Bytes[..^100], TestContext.Current.CancellationToken);
        File.Delete(Path.Combine(consumer.Folder, "obj", "Debug", "net10.0", "Plain.csproj.AutomagikTelemetry.done"));

        await consumer.BuildAsync("Debug", "--no-restore");

        AssemblyImage.Of(consumer, "Plain", "Debug").Bytes.ShouldBe(assembly.Bytes);
    }

    static Task WriteFodyWeaversAsync(Consumer consumer, string entries)
        => File.WriteAllTextAsync(Path.Combine(consumer.Folder, "FodyWeavers.xml"), $"<Weavers GenerateXsd=\"false\">{entries}</Weavers>");
}
