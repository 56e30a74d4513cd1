using System.Diagnostics;
using System.Globalization;

namespace AutomagikTelemetry.Samples.Tests.Support;

/// <summary>Runs curl. A test that needs it is skipped where the machine has none.</summary>
static class Curl
{
    static readonly string? _program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "curl")).FirstOrDefault(File.Exists);

    public static async Task<CurlAnswer> RunAsync(params string[] arguments)
    {
        Assert.SkipWhen(_program is null, "SKIPPED: there is no curl on the PATH of this machine.");

        // No configuration of the user's own; the status comes last, on a line of its own.
        var start = new ProcessStartInfo(_program!, ["--disable", "--silent", "--show-error", "--noproxy", "*", "--write-out", "\n%{http_code} %{content_type}", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var curl = Process.Start(start)!;
        var (output, error) = (curl.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), curl.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await curl.WaitForExitAsync(TestContext.Current.CancellationToken);
        curl.ExitCode.ShouldBe(0, await error);

        var answer = await output;
        var end = answer.LastIndexOf('\n');
        var last = answer[(end + 1)..].Split(' ', 2);
        return new(int.Parse(last[0], CultureInfo.InvariantCulture), last[1], answer[..end]);
    }
}
