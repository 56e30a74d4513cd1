using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

// The same records by hand with OpenTelemetry's SDK and exporter, disposed at the end, as its documentation asks for.
void ToCollector(OtlpExporterOptions options, string path)
{
    options.Protocol = OtlpExportProtocol.HttpProtobuf;
    options.Endpoint = new(Environment.GetEnvironmentVariable("SUBJECT_COLLECTOR") + path);
}

using (var tracing = Sdk.CreateTracerProviderBuilder().AddSource("subject").AddOtlpExporter(options => ToCollector(options, "/v1/traces")).Build())
using (var metrics = Sdk.CreateMeterProviderBuilder().AddMeter("subject").AddOtlpExporter(options => ToCollector(options, "/v1/metrics")).Build())
using (var logging = LoggerFactory.Create(builder => builder.AddOpenTelemetry(logs => logs.AddOtlpExporter(options => ToCollector(options, "/v1/logs")))))
{
    Commands.Logger = logging.CreateLogger("subject");
    Commands.Run("subject", int.Parse(args[0]));
}

static partial class Commands
{
    static readonly ActivitySource _source = new("subject");
    static readonly Histogram<double> _duration = new Meter("subject").CreateHistogram<double>("command.duration_ms", "ms");

    public static ILogger Logger { get; set; } = null!;

    public static void Run(string name, int milliseconds)
    {
        var start = Stopwatch.GetTimestamp();
        using var span = _source.StartActivity("run");
        span?.SetTag("name", name).SetTag("milliseconds", milliseconds);
        Executed(Logger, "run");
        if (milliseconds > 0)
            Thread.Sleep(milliseconds);
        Succeeded(Logger, "run");
        _duration.Record(Stopwatch.GetElapsedTime(start).TotalMilliseconds, new KeyValuePair<string, object?>("command", "run"));
    }

    [LoggerMessage(1, LogLevel.Information, "{command} executed", EventName = "command.executed")]
    static partial void Executed(ILogger logger, string command);

    [LoggerMessage(2, LogLevel.Information, "{command} succeeded", EventName = "command.succeeded")]
    static partial void Succeeded(ILogger logger, string command);
}
