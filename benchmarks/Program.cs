using AutomagikTelemetry.Benchmarks;
using AutomagikTelemetry.Benchmarks.Delivery;
using AutomagikTelemetry.Benchmarks.Measuring;
using BenchmarkDotNet.Running;

switch (args)
{
    case ["--measure", var name]:
        return Measure(Comparison.Scenarios.Single(scenario => scenario.Name == name));
    case [CollectorProcess.Argument]:
        CollectorProcess.Run();
        return 0;
    case ["--benchmarkdotnet", .. var rest]:
        BenchmarkSwitcher.FromAssembly(typeof(Scenarios).Assembly).Run(rest);
        return 0;
    default:
        return Comparison.Run(args);
}

static int Measure(IScenario scenario)
{
    try
    {
        foreach (var figure in scenario.Measure())
            Console.WriteLine(figure.ToLine());
        return 0;
    }
    catch (UntrueException exception)
    {
        Console.Error.WriteLine($"{scenario.Name}: {exception.Message}");
        return 1;
    }
}
