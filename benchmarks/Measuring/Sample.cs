namespace AutomagikTelemetry.Benchmarks.Measuring;

/// <summary>What a variant took once, a call.</summary>
readonly record struct Sample(double Nanoseconds, double Bytes);
