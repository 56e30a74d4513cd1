namespace AutomagikTelemetry.Fody.Planning;

/// <summary>A value that each call reports under a name.</summary>
abstract record TagPlan(string Name)
{
    /// <summary>What becomes of it; never <see cref="TagPrivacy.Drop"/>, of which there is no tag.</summary>
    internal TagPrivacy Privacy { get; init; }
}
