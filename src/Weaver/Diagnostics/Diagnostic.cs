using AutomagikTelemetry.Fody.Planning;

namespace AutomagikTelemetry.Fody.Diagnostics;

/// <summary>What the weaver has to say about a member.</summary>
sealed record Diagnostic(Severity Severity, string Code, string Message, string Member, SourceLocation? Location);
