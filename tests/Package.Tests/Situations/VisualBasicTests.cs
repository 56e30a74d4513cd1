namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>A program in Visual Basic: Async, Iterator, ByRef, On Error.</summary>
public sealed class VisualBasicTests(Product product)
{
    static readonly string[] Spans = ["bake Ok", "halve Ok", "deliver Ok", "burn Error", "rescue Ok", "count Ok", "squares Ok"];

    [Theory]
    [InlineData("Release")]
    [InlineData("Debug")]
    public async Task AsyncFunctionsHandlersAndIteratorsAreReported(string configuration)
    {
        var consumer = product.Consumer("VisualBasic");

        await consumer.BuildAsync(configuration);

        var run = await consumer.Program("bin", configuration, "net10.0", "VisualBasic.dll").ReportAsync();
        run.Output.ShouldBe("12 pieces of apple\n6\ndelivered 3\norder 4 is burnt\n-1\n14\n", customMessage: run.ToString());
        TelemetryLine.Parse(run.Error).Where(record => record.Kind == "span").Select(span => $"{span.Name} {(span.IsError ? "Error" : "Ok")}").ShouldBe(Spans, ignoreOrder: true, customMessage: run.ToString());
    }
}
