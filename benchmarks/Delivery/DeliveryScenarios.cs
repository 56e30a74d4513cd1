using AutomagikTelemetry.Benchmarks.Measuring;

namespace AutomagikTelemetry.Benchmarks.Delivery;

/// <summary>Like with like is what the budget is about; what each does by default is there to know.</summary>
static class DeliveryScenarios
{
    /// <summary>The bodies are of the same length. Before ours there is a header more, by which a store can tell the second of two attempts: 63 bytes a request.</summary>
    const double OfTheHeader = 64.0 / DeliveryMeasurement.BatchSize;

    static readonly Budget _budget = new(MaxRatio: 0.7, MaxExtraBytes: OfTheHeader);

    internal static IReadOnlyList<DeliveryScenario> All { get; } =
    [
        new("delivery: uncompressed", IsPeerCompressed: false, IsOursCompressed: false, _budget),
        new("delivery: gzip", IsPeerCompressed: true, IsOursCompressed: true, _budget),
        new("delivery: as both are by default", IsPeerCompressed: false, IsOursCompressed: true, Budget: null),
    ];
}
