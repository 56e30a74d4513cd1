namespace AutomagikTelemetry.Fody.Planning;

/// <summary>Everything that the woven assembly may report. What is not in the plan cannot be woven.</summary>
sealed record AssemblyPlan(
    string Name,
    string Version,
    IReadOnlyList<VocabularyPlan> Vocabularies,
    IReadOnlyList<MethodPlan> Methods);
