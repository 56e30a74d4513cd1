namespace AutomagikTelemetry.Fody.Planning;

/// <summary>How a method's result tells its outcome.</summary>
enum TaskShape
{
    /// <summary>It does not: the outcome is the return itself.</summary>
    None,

    /// <summary>A task that an async method made, or any value task: observed, and maybe replaced by its like.</summary>
    Observed,

    /// <summary>A task from elsewhere: followed on the side.</summary>
    Followed,
}
