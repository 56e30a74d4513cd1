using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>A tracked method: its names, its tags, where it stands and how its outcome is told.</summary>
/// <param name="Index">Its number in the assembly's plan.</param>
/// <param name="Method">The method to weave.</param>
/// <param name="TypeName">The first part of code.function.name.</param>
/// <param name="MethodName">The last part of code.function.name.</param>
/// <param name="OperationName">The operation's name; null in bulk tracking, where it is made of the two above.</param>
/// <param name="Vocabulary">Its kind; null in bulk tracking.</param>
/// <param name="Signals">What it reports: the bits of TrackedSignals.</param>
/// <param name="SampleRatio">The share of the traces in which it has a span, a start and a success event.</param>
/// <param name="Tags">The values to report: those that are known at entry first, then those of the result, then those of the exception.</param>
/// <param name="Metrics">What it measures beside its duration.</param>
/// <param name="Events">What it reports beside the events of its kind.</param>
/// <param name="Result">How its result tells its outcome.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="File">Its file, relative to the source root.</param>
sealed record MethodPlan(
    int Index,
    MethodDefinition Method,
    string TypeName,
    string MethodName,
    string? OperationName,
    VocabularyPlan? Vocabulary,
    byte Signals,
    double SampleRatio,
    IReadOnlyList<TagPlan> Tags,
    IReadOnlyList<MetricPlan> Metrics,
    IReadOnlyList<EmittedEventPlan> Events,
    ResultShape Result,
    SourceLocation? Location,
    string? File);
