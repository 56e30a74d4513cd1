namespace AutomagikTelemetry;

/// <summary>How severe a log record is: the first number of each of OpenTelemetry's severity ranges.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber</remarks>
public enum LogSeverity
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>The finest detail.</summary>
    Trace = 1,

    /// <summary>Detail for debugging.</summary>
    Debug = 5,

    /// <summary>Something happened, as it should.</summary>
    Information = 9,

    /// <summary>Not an error, but more important than information.</summary>
    Warning = 13,

    /// <summary>Something went wrong.</summary>
    Error = 17,

    /// <summary>The process cannot go on.</summary>
    Fatal = 21,
}
