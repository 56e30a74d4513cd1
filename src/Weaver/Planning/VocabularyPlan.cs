namespace AutomagikTelemetry.Fody.Planning;

/// <summary>The names that a kind of operation reports under, read off its attribute class.</summary>
sealed record VocabularyPlan(
    string Attribute,
    string? OperationKey,
    EventPlan? StartEvent,
    EventPlan? SuccessEvent,
    DurationPlan? Duration,
    IReadOnlyList<string> ErrorKeys,
    bool FlushesAtEnd,
    bool AwaitsFlush);
