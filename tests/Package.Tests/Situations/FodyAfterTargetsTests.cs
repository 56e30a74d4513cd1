namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>Fody in a place of its own in the build: the property <c>FodyAfterTargets</c>.</summary>
public sealed class FodyAfterTargetsTests(Product product)
{
    [Fact]
    public async Task AnErrorStillHasCodeAndPlaceAndKeepsTheNextBuildRed()
    {
        var consumer = product.Consumer("Refused");
        for (var build = 0; build < 2; build++)
        {
            var failed = await consumer.TryBuildAsync("Debug", "-p:DefineConstants=ASYNC_VOID", "-p:FodyAfterTargets=CoreCompile");
            failed.ExitCode.ShouldBe(1, failed.ToString());
            failed.Output.ShouldContain("Program.cs(19,9): error AMT004:", customMessage: failed.ToString());
        }
    }
}
