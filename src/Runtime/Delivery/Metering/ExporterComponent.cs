using AutomagikTelemetry.Exporters.Otlp;

namespace AutomagikTelemetry.Delivery.Metering;

/// <summary>What sends the items of a signal, as OpenTelemetry's conventions name it.</summary>
/// <param name="Type">The value of <c>otel.component.type</c>.</param>
/// <param name="Server">Where it sends to; null for nowhere in the network.</param>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/registry/attributes/otel/</remarks>
sealed record ExporterComponent(string Type, CollectorUrl? Server);
