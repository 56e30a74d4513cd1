using System.Diagnostics;

namespace AutomagikTelemetry.Weaving;

/// <summary>The span of the process that started this one, handed on in the environment.</summary>
/// <remarks>See <see href="https://opentelemetry.io/docs/specs/otel/context/env-carriers/">environment variables as context propagation carriers</see>.</remarks>
static class EnvironmentParent
{
    internal static ActivityContext Context { get; } = Read();

    static ActivityContext Read() =>
        ActivityContext.TryParse(Environment.GetEnvironmentVariable("TRACEPARENT"), Environment.GetEnvironmentVariable("TRACESTATE"), isRemote: true, out var context)
            ? context
            : default;
}
