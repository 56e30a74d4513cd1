using AutomagikTelemetry.Benchmarks;
using BenchmarkDotNet.Running;

switch (args)
{
    case ["--measure", var name]:
        return Measurement.Run(Scenarios.All.Single(scenario => scenario.Name == name));
    case ["--benchmarkdotnet", .. var rest]:
        BenchmarkSwitcher.FromAssembly(typeof(Scenarios).Assembly).Run(rest);
        return 0;
    default:
        return Comparison.Run(args);
}
