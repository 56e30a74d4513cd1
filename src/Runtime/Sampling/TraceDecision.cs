namespace AutomagikTelemetry.Sampling;

/// <summary>What was decided of a trace before the span in question.</summary>
enum TraceDecision
{
    /// <summary>Nothing: there is no parent, or only ones that nobody has sampled, such as an activity made by hand.</summary>
    None,

    /// <summary>Its spans are sampled.</summary>
    Sampled,

    /// <summary>A caller in another process has left it out; a sampler may or may not follow it.</summary>
    LeftOutElsewhere,

    /// <summary>An operation of this process that is under way was left out, and so is what it calls.</summary>
    LeftOutHere,
}
