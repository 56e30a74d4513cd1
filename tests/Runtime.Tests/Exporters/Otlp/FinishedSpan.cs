using System.Diagnostics;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>A span record of any activity.</summary>
sealed class FinishedSpan(InstrumentationScope scope, Activity activity, params KeyValuePair<string, object?>[] attributes) : SpanRecord
{
    public override InstrumentationScope Scope => scope;

    public override int Size => RecordSize.Span + RecordSize.Of(attributes);

    public override Activity Activity => activity;

    public override string Name => activity.DisplayName;

    public override string? StatusDescription => activity.StatusDescription;

    public override KeyValuePair<string, object?>[] Attributes => attributes;
}
