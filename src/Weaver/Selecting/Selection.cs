namespace AutomagikTelemetry.Fody.Selecting;

/// <summary>What the attributes of the assembly ask for.</summary>
sealed record Selection(IReadOnlyList<SelectedMethod> Methods, IReadOnlyList<SkippedMethod> Skipped);
