using AutomagikTelemetry.Sampling;

namespace AutomagikTelemetry.Weaving;

/// <summary>A tracked method as the plan describes it.</summary>
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
    SampleRatio SampleRatio);
