using System.Diagnostics;

namespace AutomagikTelemetry.Signals;

/// <summary>A finished span.</summary>
abstract class SpanRecord : TelemetryRecord
{
    public sealed override TelemetrySignal Signal => TelemetrySignal.Traces;

    /// <summary>Stopped already.</summary>
    public abstract Activity Activity { get; }

    /// <summary>Not the activity's own, which anybody may change.</summary>
    public abstract string Name { get; }

    public virtual TimeSpan Duration => Activity.Duration;

    public virtual ActivityKind Kind => Activity.Kind;

    /// <summary>Whether its parent is a span of another process.</summary>
    public virtual bool HasRemoteParent => Activity.HasRemoteParent;

    public virtual ActivityStatusCode Status => Activity.Status;

    /// <summary>Sanitised; not the activity's own, to which anybody may write.</summary>
    public abstract string? StatusDescription { get; }

    /// <summary>Sanitised, and all that is exported: what others put on the activity stays in the process.</summary>
    public abstract KeyValuePair<string, object?>[] Attributes { get; }

    /// <summary>Those of <see cref="Attributes"/> that all spans of its operation have.</summary>
    public virtual SharedAttributes SharedAttributes => SharedAttributes.None;

    /// <summary>The others of <see cref="Attributes"/>.</summary>
    public virtual KeyValuePair<string, object?>[] OwnAttributes => Attributes;
}
