namespace AutomagikTelemetry;

/// <summary>How a <see cref="TelemetryClient"/> identifies itself, batches and delivers.</summary>
/// <remarks>
/// Setters take any value and never throw. The client reads the options once, when it is made; a value out of range is then replaced by
/// its default, with one warning on stderr that names option, value and default. Not thread-safe: configure first, then hand over.
/// Environment variables beat these options, these options beat what the build baked in; docs/configuration.md has the whole table.
/// </remarks>
public sealed class TelemetryOptions
{
    /// <summary>The project that reports. Default <c>null</c>: what the build baked into the entry assembly, else the entry assembly's name.</summary>
    public string? ProjectName { get; set; }

    /// <summary>The project's version. Default <c>null</c>: what the build baked into the entry assembly, if anything.</summary>
    public string? ProjectVersion { get; set; }

    /// <summary>The organisation the project belongs to (Default: <c>namastex</c>). Used by the OTLP exporter, not by the console.</summary>
    public string Organization { get; set; } = "namastex";

    /// <summary>
    /// Where telemetry goes; the scheme chooses the exporter. <c>http:</c> and <c>https:</c> are the base URL of an OpenTelemetry collector,
    /// <c>console:</c> prints to stderr; any other value keeps the client off, with one warning. Default <c>null</c>: the build's endpoint, if any; without one the client is inert.
    /// Setting it counts as an explicit yes to telemetry. The environment variables AUTOMAGIK_TELEMETRY_ENDPOINT and
    /// OTEL_EXPORTER_OTLP_ENDPOINT beat it.
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>
    /// <c>true</c>: an explicit yes; <c>false</c>: a no, which nothing overrules. Default <c>null</c>: environment, saved preference and
    /// surroundings decide. Can be changed later through <see cref="TelemetryClient.IsEnabled"/>.
    /// </summary>
    public bool? IsEnabled { get; set; }

    /// <summary>Says on stderr what was decided and why, and what was lost (Default: <c>false</c>). AUTOMAGIK_TELEMETRY_VERBOSE beats it.</summary>
    public bool IsVerbose { get; set; }

    /// <summary>
    /// Whether a host that AutomagikTelemetry.AspNetCore sets up reports <c>app.started</c> and <c>app.stopped</c> by itself (Default:
    /// <c>true</c>), as <see cref="Telemetry.TrackLifetime"/> does for any program.
    /// </summary>
    public bool IsHostLifetimeTracked { get; set; } = true;

    /// <summary>
    /// Whether what becomes of telemetry is sent too, as metrics (Default: <c>false</c>). Whoever listens to the meter
    /// <c>AutomagikTelemetry</c> hears them in any case: docs/self-metrics.md. AUTOMAGIK_TELEMETRY_SELF_METRICS beats it.
    /// </summary>
    public bool SelfMetrics { get; set; }

    /// <summary>Records that make a batch, which is then sent without waiting for <see cref="FlushInterval"/>; 1 to 10,000 (Default: 100).</summary>
    public int BatchSize { get; set; } = 100;

    /// <summary>The longest that a record waits for its batch; 1 ms to 1 hour (Default: 5 s).</summary>
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often metrics are collected; 1 ms to 1 hour. Default <c>null</c>: with every <see cref="FlushInterval"/>.</summary>
    public TimeSpan? MetricExportInterval { get; set; }

    /// <summary>
    /// Records held in memory; the newest beyond it are dropped and counted. 1 to 1,000,000, and at least <see cref="BatchSize"/>
    /// whatever it says (Default: 2,048, as in OpenTelemetry's batch processors).
    /// </summary>
    public int MaxQueueSize { get; set; } = 2048;

    /// <summary>
    /// What the records in memory may take, as far as it can be estimated; the newest beyond it are dropped and counted. 64 KiB to 1 GiB
    /// (Default: 8 MiB).
    /// </summary>
    public long MaxQueueBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>
    /// What requests that wait for the collector may take in memory, encoded and compressed; the newest beyond it are dropped and counted.
    /// 64 KiB to 1 GiB (Default: 16 MiB). Used by the OTLP exporter, not by the console.
    /// </summary>
    public long MaxPendingBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>
    /// The share of the traces that begin here whose spans are sent; 0 to 1. Default <c>null</c>: all of them. A caller's decision holds, and
    /// OTEL_TRACES_SAMPLER beats it. Metrics are exact and events are sent whatever it says: docs/sampling.md.
    /// </summary>
    public double? SampleRatio { get; set; }

    /// <summary>
    /// Error events of tracked calls in a second; 0 to 1,000,000 (Default: 100). What is beyond is counted as lost, and histograms count
    /// every failure. <see cref="TelemetryClient.TrackError"/> is not limited.
    /// </summary>
    public int MaxErrorEventsPerSecond { get; set; } = 100;

    /// <summary>
    /// A secret of an organisation that pseudonyms are made with, as base64 of at least 32 bytes, so that those of several machines can be
    /// joined. Default <c>null</c>: a key of this user and machine, made when it is first needed. It is never sent, nor shown in a message.
    /// AUTOMAGIK_TELEMETRY_PSEUDONYM_KEY beats it.
    /// </summary>
    public string? PseudonymKey { get; set; }

    /// <summary>
    /// What becomes of text that nobody has declared harmless (Default: <see cref="PrivacyMode.Scrub"/>); a value that is none counts as
    /// <see cref="PrivacyMode.Strict"/>. AUTOMAGIK_TELEMETRY_PRIVACY=strict beats it; nothing in the environment makes strict options milder.
    /// </summary>
    public PrivacyMode PrivacyMode { get; set; }

    /// <summary>How identities become pseudonyms (Default: <see cref="PseudonymMode.Keyed"/>). Anything else is for compatibility, and said once on stderr.</summary>
    public PseudonymMode PseudonymMode { get; set; }

    /// <summary>What <see cref="TelemetryClient.Flush"/>, disposal and the end of the process may take; 0 to 60 s (Default: 2 s).</summary>
    public TimeSpan ExitTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>What the flush at the end of a tracked command may take; 0 to 60 s (Default: 250 ms).</summary>
    public TimeSpan CommandFlushTimeout { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether requests are compressed with gzip (Default: <c>true</c>). Used by the OTLP exporter, not by the console.</summary>
    public bool CompressionEnabled { get; set; } = true;

    /// <summary>Bytes from which a request is compressed; 0 or more (Default: 1,024). Used by the OTLP exporter, not by the console.</summary>
    public int CompressionThreshold { get; set; } = 1024;

    /// <summary>
    /// How often a request is sent again that the collector did not take for now (429, 502, 503, 504) or did not answer; 0 to 10
    /// (Default: 3). While no connection can be made nothing has been sent: such a request waits up to 5 minutes, unless this is 0.
    /// Used by the OTLP exporter, not by the console.
    /// </summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// The first wait between two attempts, doubled each time up to 30 s, and with a jitter of a quarter; 0 to 60 s (Default: 1 s). A
    /// collector's Retry-After takes its place. Used by the OTLP exporter, not by the console.
    /// </summary>
    public TimeSpan RetryBackoff { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether requests that are not delivered in time go to files of the user's own, which this process or the next run sends (Default:
    /// <c>true</c>). AUTOMAGIK_TELEMETRY_SPOOL beats it. docs/spool.md says where, and what is in them. Used by the OTLP exporter, not by the console.
    /// </summary>
    public bool IsSpoolEnabled { get; set; } = true;

    /// <summary>
    /// The directory that takes the place of the user's one for state; the spool is made below it. Default <c>null</c>: XDG_STATE_HOME or
    /// ~/.local/state on Linux, the platform's own elsewhere. Used by the OTLP exporter, not by the console.
    /// </summary>
    public string? SpoolDirectory { get; set; }

    /// <summary>What the spool's files may take; the oldest go where it is full. 64 KiB to 1 GiB (Default: 32 MiB). Used by the OTLP exporter, not by the console.</summary>
    public long MaxSpoolBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>What one request may take; 1 ms to 60 s (Default: 5 s). Used by the OTLP exporter, not by the console.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Headers of every request, for example one that authenticates; empty by default. Those of AUTOMAGIK_TELEMETRY_HEADERS, or else of
    /// OTEL_EXPORTER_OTLP_HEADERS, take the place of the same ones here where the environment names the endpoint too, and are not sent elsewhere. One that HTTP does not allow, or that describes the body (Content-*), is left out with a warning that holds no
    /// value. Used by the OTLP exporter, not by the console.
    /// </summary>
    public IDictionary<string, string> Headers { get; private set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// More attributes of the resource, which describe the reporting process; empty by default. Sanitised as all attributes are.
    /// OTEL_RESOURCE_ATTRIBUTES beats them, they beat what the library knows. Used by the OTLP exporter, not by the console.
    /// </summary>
    public IDictionary<string, object?> ResourceAttributes { get; private set; } = new Dictionary<string, object?>();

    internal TelemetryOptions Copy()
    {
        var copy = (TelemetryOptions)MemberwiseClone();
        copy.Headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase);
        copy.ResourceAttributes = new Dictionary<string, object?>(ResourceAttributes);
        return copy;
    }
}
