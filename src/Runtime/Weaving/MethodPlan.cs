using AutomagikTelemetry.Sampling;

namespace AutomagikTelemetry.Weaving;

/// <summary>A tracked method as the plan describes it.</summary>
/// <param name="Vocabulary">Its kind.</param>
/// <param name="IsBulk">Whether it is tracked in bulk.</param>
/// <param name="Signals">What it reports.</param>
/// <param name="ReturnsTask">Whether a task tells its end.</param>
/// <param name="FunctionName">Type and method.</param>
/// <param name="OperationName">What the span is called.</param>
/// <param name="FilePath">Its file, if that is known.</param>
/// <param name="Line">The line of its first statement.</param>
/// <param name="TagNames">The tags' names: those that are known at entry, then those of the result, then those of the exception.</param>
/// <param name="ResultTags">How many are the result's.</param>
/// <param name="ExceptionTags">How many are the exception's.</param>
/// <param name="SampleRatio">The share of the traces in which it has a span.</param>
/// <param name="Metrics">What it measures beside its duration.</param>
/// <param name="Events">What it reports beside the events of its kind.</param>
/// <param name="Privacy">What becomes of each tag's value; null where all of them are scrubbed.</param>
sealed record MethodPlan(
    Vocabulary Vocabulary,
    bool IsBulk,
    TrackedSignals Signals,
    bool ReturnsTask,
    string FunctionName,
    string OperationName,
    string? FilePath,
    int Line,
    string[] TagNames,
    int ResultTags,
    int ExceptionTags,
    SampleRatio SampleRatio,
    MetricPlan[] Metrics,
    EventPlan[] Events,
    TagPrivacy[]? Privacy)
{
    /// <summary>How many tags are known at entry.</summary>
    internal int EntryTags => TagNames.Length - ResultTags - ExceptionTags;
}
