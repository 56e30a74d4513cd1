namespace AutomagikTelemetry;

/// <summary>How a tracked call ended, for what is not reported of every call.</summary>
[Flags]
public enum Outcome
{
    /// <summary>Never.</summary>
    None = 0,

    /// <summary>It, or the task that it returned, came to its end.</summary>
    Success = 1,

    /// <summary>An exception ended it.</summary>
    Failure = 2,

    /// <summary>An <see cref="OperationCanceledException"/> or the task's cancellation ended it.</summary>
    Cancelled = 4,

    /// <summary>However it ended.</summary>
    Any = Success | Failure | Cancelled,
}
