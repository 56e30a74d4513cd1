using System.Diagnostics;

namespace AutomagikTelemetry.Weaver.Tests.Behaviour;

/// <summary>Async methods that the runtime suspends itself, without a state machine, in a process that is told to do so.</summary>
public class RuntimeAsync
{
    [Fact]
    public async Task MethodsDoWhatTheyDidAndReportTheirTrueEnd()
    {
        var (output, error) = await Run();

        output.ShouldBe("4 aa 7 True\nFalse True\nTrue\nTrue True\ncancelled True\n", error);
        var spans = error.Split('\n').Where(line => line.StartsWith("[telemetry] span ", StringComparison.Ordinal)).ToList();
        spans.Select(span => span.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2]).ShouldBe(["nothing", "number", "text", "generic", "waits_for", "throws", "cancelled"]);
        spans.Single(span => span.Contains(" throws ", StringComparison.Ordinal)).ShouldContain("error.type=System.FormatException");
        spans.Single(span => span.Contains(" cancelled ", StringComparison.Ordinal)).ShouldContain("outcome=cancelled");
        error.ShouldContain("number=3");
        error.Split("automagik.error").Length.ShouldBe(2, error);
    }

    internal static async Task<(string Output, string Error)> Run()
    {
        // bin/Release/net10.0 here and there.
        var bin = new DirectoryInfo(AppContext.BaseDirectory);
        var tests = bin.Parent!.Parent!.Parent!.Parent!.FullName;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(tests, "Corpus.RuntimeAsync", "bin", bin.Parent.Name, bin.Name, "AutomagikTelemetry.Corpus.RuntimeAsync.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name is not ("PATH" or "DOTNET_ROOT" or "HOME")).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_RuntimeAsync"] = "1";

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await error);
        return (output, await error);
    }
}
