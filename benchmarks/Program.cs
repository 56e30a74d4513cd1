using AutomagikTelemetry.Benchmarks;

return args is ["--measure", var name]
    ? Measurement.Run(Scenarios.All.Single(scenario => scenario.Name == name))
    : Comparison.Run(args);
