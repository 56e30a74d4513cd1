using System.Diagnostics.Metrics;

namespace AutomagikTelemetry.Weaving;

/// <summary>An instrument of the assembly's meter, whatever its type.</summary>
sealed record MeteredInstrument(Instrument Instrument, Action<double, KeyValuePair<string, object?>[]> Record)
{
    internal static MeteredInstrument Of(Meter meter, InstrumentPlan plan)
    {
        switch (plan.Type)
        {
            case MetricType.Counter:
                var counter = meter.CreateCounter<double>(plan.Name, plan.Unit);
                return new(counter, (value, tags) => counter.Add(value, tags));
            case MetricType.Histogram:
                var histogram = meter.CreateHistogram<double>(plan.Name, plan.Unit);
                return new(histogram, (value, tags) => histogram.Record(value, tags));
            default:
                var values = new LastValues();
                return new(meter.CreateObservableGauge(plan.Name, values.Read, plan.Unit), values.Set);
        }
    }
}
