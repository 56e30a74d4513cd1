namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>A library with several target frameworks.</summary>
[Collection(PackedLibrary.Collection)]
public sealed class MultiTargetTests(PackedLibrary library)
{
    static readonly string[] Expected = ["greet Ok", "count Ok", "halve Ok"];

    [Theory]
    [InlineData("netstandard2.0")]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void EachTargetIsWoven(string target) => library.Library(target).HoldsAPlan.ShouldBeTrue();

    [Theory]
    [InlineData(PackedLibrary.MultiTargeted, "net8.0", "net8.0")]
    [InlineData(PackedLibrary.MultiTargeted, "net10.0", "net10.0")]
    [InlineData(PackedLibrary.NetStandardOnly, "net10.0", "netstandard2.0")]
    public async Task AnAppReportsWhatTheTargetThatItGotIsTaggedWith(string libraryVersion, string appTarget, string libraryTarget)
    {
        var app = await library.BuildAppAsync(libraryVersion, appTarget);

        var run = await app.RunAsync([], ("AUTOMAGIK_TELEMETRY_ENDPOINT", "console:"), ("DOTNET_ROLL_FORWARD", "Major"));

        run.Output.ShouldStartWith($"{libraryTarget}: Hello Ada!\n7\n", customMessage: run.ToString());
        TelemetryLine.Parse(run.Error).Where(record => record.Kind == "span").Select(span => $"{span.Name} {(span.IsError ? "Error" : "Ok")}")
            .ShouldBe(Expected, customMessage: run.ToString());
    }
}
