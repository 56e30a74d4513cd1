namespace AutomagikTelemetry.WeavingCost;

/// <summary>A library whose build is measured.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Methods">How many of its methods are tracked.</param>
/// <param name="Sources">The generated sources, by the names of their files.</param>
/// <param name="Properties">What its builds are told beside the usual.</param>
sealed record Scenario(string Name, int Methods, IReadOnlyDictionary<string, string> Sources, params string[] Properties);
