namespace AutomagikTelemetry.Delivery.Tests.Server;

/// <summary>What a fault server does with a request.</summary>
/// <param name="Play">Reads what it wants of the request and answers as it wants.</param>
sealed record Fault(Action<Exchange> Play)
{
    /// <summary>Whether the server takes what it is sent. It then has it in its books before the first byte of an answer.</summary>
    public bool IsTaken { get; init; }

    /// <summary>Items of a request that is taken which the server does not take: the first ones.</summary>
    public int Refused { get; init; }
}
