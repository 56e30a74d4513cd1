namespace AutomagikTelemetry.Client;

/// <summary>How a value is written in a variable.</summary>
/// <param name="Expected">What it has to be, as the end of a sentence.</param>
/// <param name="Parse">Null where it is not that.</param>
/// <param name="Format">The way back.</param>
sealed record Notation<T>(string Expected, Func<string, T?> Parse, Func<T, string> Format)
    where T : struct;
