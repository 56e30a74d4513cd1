using System.ComponentModel;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Hosting;

/// <summary>What became of a <see cref="ServerRequest"/>. Not for use by hand.</summary>
/// <param name="spanName">The SERVER span's name, of low cardinality: see <see href="https://opentelemetry.io/docs/specs/semconv/http/http-spans/#name">its convention</see>.</param>
/// <param name="method">The request's method, for example <c>POST</c>.</param>
/// <param name="status">The status of the response, for example 202; from 500 on the span is an error.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ServerRequestOutcome(string spanName, string method, int status)
{
    const int FirstServerError = 500;

    /// <summary>The SERVER span's name.</summary>
    public string SpanName { get; } = spanName;

    /// <summary>The request's method.</summary>
    public string Method { get; } = method;

    /// <summary>The status of the response.</summary>
    public int Status { get; } = status;

    /// <summary>Whether the request is reported though no tracked endpoint was called (Default: <c>false</c>).</summary>
    public bool IsTracked { get; init; }

    /// <summary>The route's template; null where there was no route.</summary>
    public string? Endpoint { get; init; }

    /// <summary>What went wrong, as far as the framework told (Default: <c>null</c>). It is reported unless a tracked method has done so.</summary>
    public Exception? Exception { get; init; }

    /// <summary>Whether <see cref="Exception"/> was handled by nobody, so that the request has failed whatever its status says (Default: <c>false</c>).</summary>
    public bool IsUnhandled { get; init; }

    /// <summary>The SERVER span's attributes beside <c>error.type</c>, not yet sanitised; those that are null are left out.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Attributes { get; init; } = [];

    /// <summary>The name and version of who reports the request's event and latency.</summary>
    public (string Name, string? Version) ReportedBy { get; init; } = ("AutomagikTelemetry", null);

    /// <summary>The name of who made the activity.</summary>
    public string ActivitySource { get; init; } = "";

    internal InstrumentationScope Scope => new(ReportedBy.Name, ReportedBy.Version);

    internal bool IsError => Status >= FirstServerError || (IsUnhandled && Exception is not (null or OperationCanceledException));

    /// <summary>Null unless it is an error.</summary>
    internal string? ErrorType => !IsError ? null : Exception?.GetType().FullName ?? Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
