using AutomagikTelemetry.Benchmarks.Measuring;

namespace AutomagikTelemetry.Benchmarks.Delivery;

/// <summary>Delivers the same spans by both exporters to the same collector.</summary>
/// <param name="Name">Names the scenario in the table and on the command line.</param>
/// <param name="IsPeerCompressed">Whether OpenTelemetry's exporter compresses.</param>
/// <param name="IsOursCompressed">Whether ours does.</param>
/// <param name="Budget">What ours may cost; null where the two do not send the same.</param>
sealed record DeliveryScenario(string Name, bool IsPeerCompressed, bool IsOursCompressed, Budget? Budget) : IScenario
{
    public IReadOnlyList<Budget?> Budgets => [null, Budget];

    public IReadOnlyList<Figure> Measure() => DeliveryMeasurement.Of(this);
}
