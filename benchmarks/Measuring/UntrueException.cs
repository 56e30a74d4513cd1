namespace AutomagikTelemetry.Benchmarks.Measuring;

/// <summary>Figures would not be true: the variants did not do the same work.</summary>
sealed class UntrueException(string reason) : Exception(reason + ". The figures would not be true.");
