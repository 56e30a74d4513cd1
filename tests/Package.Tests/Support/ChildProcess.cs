using System.Diagnostics;
using System.Text;

namespace AutomagikTelemetry.Package.Tests.Support;

/// <summary>Starts programs from an empty environment and a home folder of their own, so that nothing of the machine or the CI leaks in.</summary>
sealed class ChildProcess(string home)
{
    /// <summary>Runs a program to its end. Its standard input is empty.</summary>
    public async Task<ProcessResult> RunAsync(string fileName, IEnumerable<string> arguments, string workingFolder, params (string Name, string Value)[] environment)
    {
        using var process = Process.Start(HowToStart(fileName, arguments, workingFolder, environment))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            var (written, complained) = (await output, await error);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return new ProcessResult(process.ExitCode, written, complained);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public ProcessStartInfo HowToStart(string fileName, IEnumerable<string> arguments, string workingFolder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(fileName, arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        Inherit("PATH");
        Inherit("DOTNET_ROOT");
        start.Environment["HOME"] = home;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;

        void Inherit(string name)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        }
    }
}
