using AutomagikTelemetry.Exporters.Otlp;

namespace AutomagikTelemetry.Client;

/// <summary>Where telemetry goes, and who says so.</summary>
sealed record Endpoint(string Value, EndpointOrigin Origin, string OriginName)
{
    /// <summary>This library's own variable.</summary>
    public const string OwnVariable = "AUTOMAGIK_TELEMETRY_ENDPOINT";

    /// <summary>The one of all OpenTelemetry exporters. Where an OpenTelemetry SDK runs it is the SDK's alone.</summary>
    /// <remarks>https://opentelemetry.io/docs/specs/otel/protocol/exporter/#configuration-options</remarks>
    public const string SharedVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The scheme in lower case without the colon; empty when there is none.</summary>
    public string Scheme => Value.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? Value[..colon].ToLowerInvariant() : "";

    /// <summary>Whether nothing leaves the machine.</summary>
    public bool IsLocal => Scheme is "console" or "file";

    /// <summary>For messages: without the user information and the query that a URL may hold.</summary>
    public override string ToString()
    {
        var text = Value.Split('?')[0];
        var start = text.IndexOf("//", StringComparison.Ordinal) + 2;
        var at = text.LastIndexOf('@');
        return start >= 2 && at > start ? string.Concat(text.AsSpan(0, start), "***", text.AsSpan(at)) : text;
    }

    /// <summary>The environment beats the code, the code beats the build; null when nobody names one.</summary>
    public static Endpoint? Of(EnvironmentSnapshot environment, TelemetryOptions options)
    {
        if (environment.Variable(OwnVariable) is { } own)
            return new(own, EndpointOrigin.Environment, OwnVariable);
        if (environment.Variable(SharedVariable) is { } shared && !environment.OpenTelemetrySdk.IsRunning)
            return new(shared, EndpointOrigin.Environment, SharedVariable);
        if (!string.IsNullOrWhiteSpace(options.Endpoint))
            return new(options.Endpoint.Trim(), EndpointOrigin.Code, "TelemetryOptions.Endpoint");
        return string.IsNullOrWhiteSpace(environment.Project.Endpoint)
            ? null
            : new(environment.Project.Endpoint.Trim(), EndpointOrigin.Build, "the MSBuild property AutomagikTelemetryEndpoint");
    }

    /// <summary>
    /// Whether an OpenTelemetry SDK sends what it hears to this very place, so that it would arrive twice if we sent it too. As far as the
    /// environment tells: an exporter that is set up in code is not known here.
    /// </summary>
    public bool IsSharedWithSdk(EnvironmentSnapshot environment)
        => CollectorUrl.Parse(Value) is { } mine
            && environment.Variable(SharedVariable) is { } value && CollectorUrl.Parse(value) is { } theirs
            && mine.IsSameCollector(theirs)
            && environment.OpenTelemetrySdk.IsRunning;
}
