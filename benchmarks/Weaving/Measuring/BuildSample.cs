namespace AutomagikTelemetry.WeavingCost.Measuring;

/// <summary>What a build took, in milliseconds and MiB.</summary>
/// <param name="Wall">As whole processes.</param>
/// <param name="Cpu">Of all its processes, the compiler's too.</param>
/// <param name="WeavingWall">Of Fody's target.</param>
/// <param name="WeavingCpu">Of the build's process, during Fody's target.</param>
/// <param name="TasksCpu">The same, during our own targets.</param>
/// <param name="Peak">The most memory that the build's process had used by the end of Fody's target.</param>
readonly record struct BuildSample(double Wall, double Cpu, double WeavingWall, double WeavingCpu, double TasksCpu, double Peak)
{
    internal static BuildSample Of(double wall, double cpu, Stamp[] stamps)
    {
        var weaving = Between(stamps, "weaving");
        return new(wall, cpu, weaving.Wall, weaving.Cpu, Between(stamps, "tasks").Cpu, weaving.Peak);
    }

    /// <summary>The sum over all pairs of beginning and end.</summary>
    static Stamp Between(Stamp[] stamps, string step)
    {
        var sum = new Stamp(step, 0, 0, 0);
        foreach (var pair in stamps.Where(stamp => stamp.Step == step).Chunk(2))
            sum = new(step, sum.Cpu + pair[1].Cpu - pair[0].Cpu, sum.Wall + pair[1].Wall - pair[0].Wall, pair[1].Peak);
        return sum;
    }
}
