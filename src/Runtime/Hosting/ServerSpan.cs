using System.Diagnostics;
using AutomagikTelemetry.Privacy;
using AutomagikTelemetry.Signals;
using AutomagikTelemetry.Weaving;

namespace AutomagikTelemetry.Hosting;

/// <summary>A framework's activity of a request as a SERVER span. Its times and ids are the framework's, all else is ours: what others put on it stays in the process.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server-span</remarks>
sealed class ServerSpan(Activity activity, ServerRequestOutcome outcome) : SpanRecord
{
    public override InstrumentationScope Scope { get; } = new(outcome.ActivitySource, null);

    public override int Size => RecordSize.Span + RecordSize.Of(Attributes);

    public override Activity Activity => activity;

    public override string Name => outcome.SpanName;

    public override ActivityKind Kind => ActivityKind.Server;

    /// <summary>The framework reads the parent's id off the headers as a text, so that the activity itself does not know.</summary>
    public override bool HasRemoteParent => activity.Parent is null && activity.ParentSpanId != default;

    /// <summary>A client's error is none of the server's.</summary>
    public override ActivityStatusCode Status => outcome.IsError ? ActivityStatusCode.Error : ActivityStatusCode.Unset;

    public override string? StatusDescription => null;

    public override KeyValuePair<string, object?>[] Attributes { get; } =
        Sanitizer.Attributes(outcome.ErrorType is { } type ? outcome.Attributes.Append(new(CallReporter.ErrorType, type)) : outcome.Attributes);
}
