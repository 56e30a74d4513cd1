using System.Diagnostics;

namespace AutomagikTelemetry.Otlp.Tests;

/// <summary>A run of the woven program beside the tests, which knows of no environment but the given one.</summary>
static class AppRun
{
    public static void Of(string mode, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "AutomagikTelemetry.Otlp.Tests.App.dll"));
        start.ArgumentList.Add(mode);
        start.Environment.Clear();
        start.Environment["AUTOMAGIK_TELEMETRY_SPOOL"] = "false";
        foreach (var name in new[] { "PATH", "DOTNET_ROOT" })
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        }

        foreach (var (name, value) in environment)
        {
            if (value is not null)
                start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, error);
    }
}
