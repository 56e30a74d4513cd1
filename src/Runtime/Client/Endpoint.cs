namespace AutomagikTelemetry.Client;

/// <summary>Where telemetry goes, and who says so.</summary>
sealed record Endpoint(string Value, EndpointOrigin Origin, string OriginName)
{
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
        foreach (var name in new[] { "AUTOMAGIK_TELEMETRY_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT" })
        {
            if (environment.Variable(name) is { } value)
                return new(value, EndpointOrigin.Environment, name);
        }

        if (!string.IsNullOrWhiteSpace(options.Endpoint))
            return new(options.Endpoint.Trim(), EndpointOrigin.Code, "TelemetryOptions.Endpoint");
        return string.IsNullOrWhiteSpace(environment.Project.Endpoint)
            ? null
            : new(environment.Project.Endpoint.Trim(), EndpointOrigin.Build, "the MSBuild property AutomagikTelemetryEndpoint");
    }
}
