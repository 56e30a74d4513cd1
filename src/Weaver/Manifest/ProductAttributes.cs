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
        new(AnyName, AnyType, Settings, Scrub),
    ];

    /// <summary>With each error event.</summary>
    internal static readonly SentAttribute[] Error =
    [
        new("error_type", Text, Exception, Plain),
        new("error_message", Text, Exception, Scrub),
        new("exception.type", Text, Exception, Plain),
        new("exception.message", Text, Exception, Scrub),
        new("exception.stacktrace", Text, Exception, Scrub),
    ];

    internal static readonly SentAttribute ErrorType = new("error.type", Text, Exception, Plain);

    internal static readonly SentAttribute Outcome = new("outcome", Text, "outcome", Plain);

    internal static readonly SentAttribute FunctionName = new("code.function.name", Text, Code, Plain);

    internal static readonly SentAttribute FilePath = new("code.file.path", Text, Code, Plain);

    internal static readonly SentAttribute LineNumber = new("code.line.number", WholeNumber, Code, Plain);

    internal static readonly SentAttribute Cli = new("cli", Text, ProjectName, Scrub);

    internal static readonly SentAttribute Success = new("success", TrueOrFalse, "constant true", Plain);

    /// <summary>With each span.</summary>
    internal static readonly SentAttribute[] Span = [FunctionName, FilePath, LineNumber, ErrorType, Outcome, new("status.message", Text, Exception, Scrub)];
}
