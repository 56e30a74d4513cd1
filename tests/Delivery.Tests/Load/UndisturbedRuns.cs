namespace AutomagikTelemetry.Delivery.Tests.Load;

/// <summary>Runs that measure have the machine to themselves, as far as these tests are concerned.</summary>
[CollectionDefinition(nameof(UndisturbedRuns), DisableParallelization = true)]
public class UndisturbedRuns;
