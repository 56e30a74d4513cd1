namespace AutomagikTelemetry.Fody.Planning;

/// <summary>Where a path begins, and so when it can be read.</summary>
enum PathRoot
{
    /// <summary>At entry.</summary>
    Parameter,

    /// <summary>At entry.</summary>
    This,

    /// <summary>When the call, or the task that it returned, has succeeded.</summary>
    Result,

    /// <summary>When the call, or the task that it returned, has failed.</summary>
    Exception,

    /// <summary>When the call, or the task that it returned, has ended.</summary>
    ThisAtTheEnd,
}
