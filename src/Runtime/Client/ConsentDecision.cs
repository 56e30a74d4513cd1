namespace AutomagikTelemetry.Client;

/// <summary>Whether telemetry may be recorded and sent, and why.</summary>
sealed record ConsentDecision(bool IsAllowed, string Reason)
{
    /// <summary>Where to, if anybody named an endpoint.</summary>
    public Endpoint? Endpoint { get; init; }

    /// <summary>One line for each setting that could not be understood.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
