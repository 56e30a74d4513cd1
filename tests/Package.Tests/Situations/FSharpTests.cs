namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>A program in F#: tasks, tail calls, and what is lazy.</summary>
public sealed class FSharpTests(Product product)
{
    const string Output = """
        12 pieces of apple
        2
        500000500000
        8 pieces of plum
        delivered 3
        order 4 is burnt
        heating
        190
        14
        80
        10

        """;

    static readonly string[] Release =
        ["bake Ok", "count_down Ok", "bake Ok", "relay Ok", "deliver Ok", "burn Error", "heat Ok", "batches Ok", "pieces Ok"];

    [Fact]
    public async Task TasksTailCallsAndSequencesAreReportedAndAsyncsAreRefusedAloud()
    {
        await BuildAndRunAsync("Release", Release);
    }

    [Fact]
    [Trait("Category", "Full")]
    public async Task InADebugBuildSmallFunctionsAreReportedToo()
    {
        await BuildAndRunAsync("Debug", [Release[0], "inlined Ok", .. Release[1..]]);
    }

    async Task BuildAndRunAsync(string configuration, string[] spans)
    {
        var consumer = product.Consumer("FSharp");

        var built = await consumer.TryBuildAsync(configuration);
        built.ExitCode.ShouldBe(0, built.ToString());
        built.Output.ShouldContain(": warning AMT006: 'Bakery.Program.Oven.CoolAsync' is not tracked", customMessage: built.ToString());
        built.Output.ShouldContain("1 Warning(s)", customMessage: built.ToString());

        var run = await consumer.Program("bin", configuration, "net10.0", "FSharp.dll").ReportAsync();
        run.Output.ShouldBe(Output, customMessage: run.ToString());
        TelemetryLine.Parse(run.Error).Where(record => record.Kind == "span").Select(span => $"{span.Name} {(span.IsError ? "Error" : "Ok")}").ShouldBe(spans, ignoreOrder: true, customMessage: run.ToString());
        TelemetryLine.Parse(run.Error).Single(record => record.Name == "automagik.error")["error_type"].ShouldBe("System.InvalidOperationException", customMessage: run.ToString());
    }
}
