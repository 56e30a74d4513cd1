namespace AutomagikTelemetry.Exits.Tests.Support;

/// <summary>What is seen of a program from outside.</summary>
sealed record AppResult(int ExitCode, string Output, string Error);
