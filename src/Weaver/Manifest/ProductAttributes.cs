using static AutomagikTelemetry.Fody.Manifest.SentAttribute;

namespace AutomagikTelemetry.Fody.Manifest;

/// <summary>What the runtime sends of itself. That it agrees with the runtime is held by the tests.</summary>
static class ProductAttributes
{
    internal const string ErrorEvent = "automagik.error";

    const string ProjectName = "project name";
    const string ProjectVersion = "project version";
    const string Settings = "settings";
    const string Library = "library";
    const string Code = "code";
    const string Request = "request";
    const string Route = "the route's template";
    const string Exception = "exception";

    /// <summary>Who reports; with every request.</summary>
    internal static readonly SentAttribute[] Resource =
    [
        new("service.name", Text, ProjectName, Scrub),
        new("service.version", Text, ProjectVersion, Scrub),
        new("service.instance.id", Text, "random, new in each process", Plain),
        new("service.organization", Text, Settings, Scrub),
        new("project.name", Text, ProjectName, Scrub),
        new("project.version", Text, ProjectVersion, Scrub),
        new("deployment.environment.name", Text, Settings, Scrub),
        new("telemetry.sdk.name", Text, Library, Plain),
        new("telemetry.sdk.language", Text, Library, Plain),
        new("telemetry.sdk.version", Text, Library, Plain),
        new("telemetry.distro.name", Text, Library, Plain),
        new("telemetry.distro.version", Text, Library, Plain),
        new("user.id", Text, "random, one for each user of a machine", Plain),
        new("session.id", Text, "random, new in each process", Plain),
        new(AnyName, AnyType, Settings, Scrub),
    ];

    /// <summary>With each error event.</summary>
    static readonly SentAttribute[] Error =
    [
        new("error_type", Text, Exception, Plain),
        new("error_message", Text, Exception, Scrub),
        new("exception.type", Text, Exception, Plain),
        new("exception.message", Text, Exception, Scrub),
        new("exception.stacktrace", Text, Exception, Scrub),
    ];

    internal static readonly SentAttribute Version = new("version", Text, ProjectVersion, Scrub);

    internal static readonly SentAttribute Environment = new("environment", Text, Settings, Scrub);

    internal static readonly SentAttribute ErrorType = new("error.type", Text, Exception, Plain);

    internal static readonly SentAttribute Outcome = new("outcome", Text, "outcome", Plain);

    internal static readonly SentAttribute FunctionName = new("code.function.name", Text, Code, Plain);

    internal static readonly SentAttribute FilePath = new("code.file.path", Text, Code, Plain);

    internal static readonly SentAttribute LineNumber = new("code.line.number", WholeNumber, Code, Plain);

    internal static readonly SentAttribute Cli = new("cli", Text, ProjectName, Scrub);

    internal static readonly SentAttribute Success = new("success", TrueOrFalse, "constant true", Plain);

    /// <summary>With each span.</summary>
    static readonly SentAttribute[] Span = [FunctionName, FilePath, LineNumber, ErrorType, Outcome, new("status.message", Text, Exception, Scrub)];

    /// <summary>What the package for ASP.NET Core reports of a program and of its requests.</summary>
    internal static readonly SentRecord[] OfWebProgram =
    [
        Record(Signal.Event, "api.request", new("endpoint", Text, Route, Scrub), new("method", Text, Request, Plain), new("status", WholeNumber, Request, Plain)),
        Record(Signal.Event, "app.started", Version, Environment, new("port", WholeNumber, Settings, Plain)),
        Record(Signal.Event, "app.stopped"),
        Record(Signal.Event, ErrorEvent, [.. Error, new("endpoint", Text, Route, Scrub), new("method", Text, Request, Plain)]),
        Record(Signal.Metric, "api.latency_ms", new("endpoint", Text, Route, Scrub), ErrorType) with { Kind = "histogram", Unit = "ms" },
        Record(
            Signal.Span,
            "server request",
            new("http.request.method", Text, Request, Plain),
            new("http.route", Text, Route, Scrub),
            new("http.response.status_code", WholeNumber, Request, Plain),
            new("url.scheme", Text, Request, Plain),
            new("url.path", Text, Route, Scrub),
            new("network.protocol.version", Text, Request, Plain),
            ErrorType),
    ];

    internal static readonly SentRecord OfError = Record(Signal.Event, ErrorEvent, Error);

    internal static readonly SentRecord OfSpan = Record(Signal.Span, AnyName, Span);

    static SentRecord Record(Signal signal, string name, params SentAttribute[] attributes) => new(signal, name, null, null, "", null, null, attributes);
}
