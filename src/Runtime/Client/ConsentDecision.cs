namespace AutomagikTelemetry.Client;

/// <summary>Whether telemetry may be recorded and sent, and why.</summary>
sealed record ConsentDecision(bool IsAllowed, string Reason)
{
    /// <summary>Where to, if anybody named an endpoint.</summary>
    public Endpoint? Endpoint { get; init; }

    /// <summary>Whether the user should be told before anything is sent, or at least now: it is on, or would be, and not by the user's own word.</summary>
    public bool IsWorthANotice { get; init; }

    /// <summary>One line for each setting that could not be understood.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
