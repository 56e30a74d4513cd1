namespace AutomagikTelemetry.CommandLine;

/// <summary>What a run took, in milliseconds: from before its start to after its end, and of the processors.</summary>
readonly record struct Sample(double Wall, double Cpu);
