using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Items of one instrumentation scope.</summary>
sealed record ScopeGroup<T>(InstrumentationScope Scope, List<T> Items);
