using AutomagikTelemetry;
using AutomagikTelemetry.Otlp.Tests.App;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

// One tracked call in a process with an OpenTelemetry SDK ("sdk"), without one ("none"), or one call before there is one and one after ("late").
var mode = args[0];
if (mode is "none" or "late")
    Work.Answer();
if (mode is "none")
    return;

using (Sdk.CreateTracerProviderBuilder().AddSource("AutomagikTelemetry.Otlp.Tests.*").AddOtlpExporter(options => Configure(options, "/v1/traces")).Build())
using (Sdk.CreateMeterProviderBuilder().AddMeter("AutomagikTelemetry.Otlp.Tests.*").AddOtlpExporter(options => Configure(options, "/v1/metrics")).Build())
{
    // The client goes off on a thread of its own.
    if (mode is "late")
        SpinWait.SpinUntil(() => !Telemetry.IsEnabled, TimeSpan.FromSeconds(30));
    Work.Answer();
}

// Where no variable names an endpoint, the program does.
static void Configure(OtlpExporterOptions options, string path)
{
    options.Protocol = OtlpExportProtocol.HttpProtobuf;
    if (Environment.GetEnvironmentVariable("SDK_ENDPOINT") is { } endpoint)
        options.Endpoint = new(endpoint + path);
}
