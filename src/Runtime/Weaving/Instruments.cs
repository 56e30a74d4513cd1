using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AutomagikTelemetry.Weaving;

/// <summary>A woven assembly's activity source and meter, for other listeners than our own client.</summary>
sealed class Instruments
{
    readonly Dictionary<string, Histogram<double>> _durations = [];
    readonly Dictionary<InstrumentPlan, MeteredInstrument> _others = [];

    /// <summary>Making them calls whoever listens, that is, user code, which may throw.</summary>
    internal Instruments(PlanReader plan)
    {
        Source = new ActivitySource(plan.AssemblyName, plan.AssemblyVersion);
        var meter = new Meter(plan.AssemblyName, plan.AssemblyVersion);
        foreach (var vocabulary in plan.Vocabularies)
        {
            if (vocabulary.DurationMetric is { } name && !_durations.ContainsKey(name))
                _durations.Add(name, meter.CreateHistogram<double>(name, vocabulary.DurationUnit));
        }

        foreach (var instrument in plan.Instruments)
            _others.Add(instrument, MeteredInstrument.Of(meter, instrument));

        All = [.. _durations.Values, .. _others.Values.Select(other => other.Instrument)];
    }

    internal ActivitySource Source { get; }

    internal Instrument[] All { get; }

    internal bool IsHeard => Source.HasListeners() || Array.Exists(All, static instrument => instrument.Enabled);

    internal Histogram<double>? Duration(Vocabulary vocabulary) =>
        vocabulary.DurationMetric is { } name ? _durations[name] : null;

    internal MeteredInstrument Of(InstrumentPlan plan) => _others[plan];
}
