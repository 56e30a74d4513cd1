namespace AutomagikTelemetry.WeavingCost;

/// <summary>What a library is woven with.</summary>
enum Weaver
{
    /// <summary>Nothing: Fody takes no part.</summary>
    None,

    /// <summary>A weaver that changes nothing.</summary>
    Empty,

    /// <summary>The product's.</summary>
    Ours,
}
