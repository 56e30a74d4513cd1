using AutomagikTelemetry.Exporters.Otlp;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>docs/configuration.md: timeouts and compression.</summary>
public class SendingSettingsTests : SettingsReading
{
    [Theory]
    [InlineData("AUTOMAGIK_TELEMETRY_TIMEOUT", "1.5", "traces: 1500; logs: 1500; metrics: 1500")]
    [InlineData("OTEL_EXPORTER_OTLP_TIMEOUT", "10000", "traces: 10000; logs: 10000; metrics: 10000")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_TIMEOUT", "1", "traces: 1; logs: 5000; metrics: 5000")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_TIMEOUT", "60000", "traces: 5000; logs: 60000; metrics: 5000")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_TIMEOUT", "300", "traces: 5000; logs: 5000; metrics: 300")]
    [InlineData("OTEL_EXPORTER_OTLP_TIMEOUT", "0", "traces: 60000; logs: 60000; metrics: 60000")]
    [InlineData("OTEL_EXPORTER_OTLP_TIMEOUT", "120000", "traces: 60000; logs: 60000; metrics: 60000")]
    [InlineData("OTEL_BSP_EXPORT_TIMEOUT", "300", "traces: 300; logs: 5000; metrics: 5000")]
    [InlineData("OTEL_BLRP_EXPORT_TIMEOUT", "300", "traces: 5000; logs: 300; metrics: 5000")]
    [InlineData("OTEL_METRIC_EXPORT_TIMEOUT", "300", "traces: 5000; logs: 5000; metrics: 300")]
    [InlineData("OTEL_BSP_EXPORT_TIMEOUT", "30000", "traces: 5000; logs: 5000; metrics: 5000")]
    [InlineData("OTEL_BSP_EXPORT_TIMEOUT", "0", "traces: 5000; logs: 5000; metrics: 5000")]
    public void ATimeoutIsOfOneSignalOrOfAll(string variable, string value, string expected)
    {
        Environment.Variables[variable] = value;

        Each(Read("http://c"), Timeout).ShouldBe(expected);

        Environment.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void OfTwoTimeoutsTheNearerOneCounts()
    {
        Environment.Variables["OTEL_EXPORTER_OTLP_TIMEOUT"] = "10000";
        Environment.Variables["OTEL_EXPORTER_OTLP_LOGS_TIMEOUT"] = "2000";
        Environment.Variables["OTEL_BSP_EXPORT_TIMEOUT"] = "8000";
        Each(Read("http://c"), Timeout).ShouldBe("traces: 8000; logs: 2000; metrics: 10000");

        Environment.Variables["AUTOMAGIK_TELEMETRY_TIMEOUT"] = "20";
        Each(Read("http://c"), Timeout).ShouldBe("traces: 20000; logs: 20000; metrics: 20000");
    }

    [Theory]
    [InlineData("AUTOMAGIK_TELEMETRY_TIMEOUT", "5s", "a number of seconds from 0.001 to 60; using 7.")]
    [InlineData("AUTOMAGIK_TELEMETRY_TIMEOUT", "0", "a number of seconds from 0.001 to 60; using 7.")]
    [InlineData("OTEL_EXPORTER_OTLP_TIMEOUT", "-1", "a number of milliseconds from 0 to 2147483647; using 7000.")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_TIMEOUT", "5s", "a number of milliseconds from 0 to 2147483647; using 7000.")]
    [InlineData("OTEL_BLRP_EXPORT_TIMEOUT", "2147483648", "a number of milliseconds from 0 to 2147483647; using 7000.")]
    public void ABadTimeoutIsSaidOnceAndLeavesTheOptions(string variable, string value, string expected)
    {
        Options.Timeout = TimeSpan.FromSeconds(7);
        Environment.Variables[variable] = value;

        Each(Read("http://c"), Timeout).ShouldBe("traces: 7000; logs: 7000; metrics: 7000");

        Environment.Lines.ShouldBe([$"warning: {variable}='{value}' is not {expected}"]);
    }

    [Theory]
    [InlineData("AUTOMAGIK_TELEMETRY_COMPRESSION", "traces: True; logs: True; metrics: True")]
    [InlineData("OTEL_EXPORTER_OTLP_COMPRESSION", "traces: True; logs: True; metrics: True")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_COMPRESSION", "traces: True; logs: False; metrics: False")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_COMPRESSION", "traces: False; logs: True; metrics: False")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_COMPRESSION", "traces: False; logs: False; metrics: True")]
    public void CompressionIsOfOneSignalOrOfAll(string variable, string expected)
    {
        Options.CompressionEnabled = false;
        Environment.Variables[variable] = "GZIP";

        Each(Read("http://c"), destination => destination.CompressionThreshold == 1024).ShouldBe(expected);
    }

    [Theory]
    [InlineData(null, null, true, 1024, null)]
    [InlineData(null, null, false, null, null)]
    [InlineData(null, "none", true, null, null)]
    [InlineData("none", "gzip", true, null, null)]
    [InlineData("zstd", "none", true, null, "AUTOMAGIK_TELEMETRY_COMPRESSION='zstd' is not gzip or none; using none.")]
    [InlineData(null, "zstd", true, 1024, "OTEL_EXPORTER_OTLP_COMPRESSION='zstd' is not gzip or none; using gzip.")]
    public void CompressionIsTheLibrarysOwnElseOpenTelemetrysElseTheOptions(string? own, string? shared, bool option, int? threshold, string? warning)
    {
        Set("AUTOMAGIK_TELEMETRY_COMPRESSION", own);
        Set("OTEL_EXPORTER_OTLP_COMPRESSION", shared);
        Options.CompressionEnabled = option;

        Read("http://c").Logs.CompressionThreshold.ShouldBe(threshold);

        Environment.Lines.ShouldBe(warning is null ? [] : ["warning: " + warning]);
    }

    static int Timeout(Destination destination) => (int)destination.Timeout.TotalMilliseconds;

    void Set(string name, string? value)
    {
        if (value is not null)
            Environment.Variables[name] = value;
    }
}
