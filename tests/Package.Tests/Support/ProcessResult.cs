namespace AutomagikTelemetry.Package.Tests.Support;

/// <summary>How a child process ended, and what it wrote.</summary>
sealed record ProcessResult(int ExitCode, string Output, string Error)
{
    /// <summary>All that it wrote, for the message of a failed assertion.</summary>
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
}
