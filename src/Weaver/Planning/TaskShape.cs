namespace AutomagikTelemetry.Fody.Planning;

/// <summary>How a method's result tells its outcome.</summary>
enum TaskShape
{
    /// <summary>It does not: the outcome is the return itself.</summary>
    None,

    /// <summary>A task or value task that an async method made: observed, and maybe replaced by its like.</summary>
    Observed,

    /// <summary>A task from elsewhere: followed on the side.</summary>
    Followed,

    /// <summary>A value task from elsewhere: followed too, but one that can be read only once has to be wrapped anew.</summary>
    FollowedValue,
}
