using System.Diagnostics;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Weaving;

/// <summary>The span of a call that was running when the process came to its end, as it was then.</summary>
sealed class UnfinishedSpan(Call call, TimeSpan duration) : SpanRecord
{
    static readonly KeyValuePair<string, object?> Unfinished = new("outcome", "unfinished");

    public override InstrumentationScope Scope => call.Scope;

    public override int Size { get; } = call.Size;

    public override Activity Activity => call.Activity;

    public override string Name => call.Name;

    public override TimeSpan Duration => duration;

    public override ActivityStatusCode Status => ActivityStatusCode.Unset;

    public override string? StatusDescription => null;

    public override KeyValuePair<string, object?>[] Attributes { get; } = [.. call.Attributes, Unfinished];
}
