namespace AutomagikTelemetry.Package.Tests.Builds;

/// <summary>One build of an app with libraries of every kind, and what follows it.</summary>
public sealed class LibraryBuild(Product product) : IAsyncLifetime
{
    internal ProcessResult Result { get; private set; } = null!;

    internal IReadOnlyList<BuildDiagnostic> Warnings => [.. BuildDiagnostic.In(Result).Where(diagnostic => diagnostic.Code == "AMT017")];

    internal ProcessResult NoOp { get; private set; } = null!;

    /// <summary>The unwoven library that gets the package through another one, built twice with warnings as errors.</summary>
    internal IReadOnlyList<ProcessResult> Strict { get; private set; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var solution = product.Consumer("Libraries");
        Result = await solution.TryBuildAsync("Debug", "App");
        Result.ExitCode.ShouldBe(0, Result.ToString());
        NoOp = await solution.TryBuildAsync("Debug", "App", "--no-restore");

        var switchedOff = await solution.TryBuildAsync("Debug", "Switched");
        switchedOff.Output.ShouldContain("0 Warning(s)", customMessage: switchedOff.ToString());

        Strict =
        [
            await solution.TryBuildAsync("Release", "Middle", "-p:TreatWarningsAsErrors=true"),
            await solution.TryBuildAsync("Release", "Middle", "-p:TreatWarningsAsErrors=true"),
        ];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
