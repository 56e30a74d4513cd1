using AutomagikTelemetry.Client;
using AutomagikTelemetry.Client.Options;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Client.Options;

/// <summary>docs/configuration.md: the variables of the options that are for every exporter.</summary>
public class EnvironmentOptionsTests
{
    readonly FakeEnvironment _environment = new();

    [Theory]
    [InlineData("AUTOMAGIK_TELEMETRY_BATCH_SIZE", "7", "BatchSize", 7)]
    [InlineData("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "7", "BatchSize", 7)]
    [InlineData("OTEL_BLRP_MAX_EXPORT_BATCH_SIZE", "10000", "BatchSize", 10_000)]
    [InlineData("AUTOMAGIK_TELEMETRY_MAX_QUEUE_SIZE", "5000", "MaxQueueSize", 5000)]
    [InlineData("OTEL_BSP_MAX_QUEUE_SIZE", "5000", "MaxQueueSize", 5000)]
    [InlineData("OTEL_BLRP_MAX_QUEUE_SIZE", " 1000000 ", "MaxQueueSize", 1_000_000)]
    [InlineData("AUTOMAGIK_TELEMETRY_FLUSH_INTERVAL", "0.25", "FlushInterval", 250)]
    [InlineData("OTEL_BSP_SCHEDULE_DELAY", "250", "FlushInterval", 250)]
    [InlineData("OTEL_BLRP_SCHEDULE_DELAY", "3600000", "FlushInterval", 3_600_000)]
    [InlineData("AUTOMAGIK_TELEMETRY_METRIC_EXPORT_INTERVAL", "60", "MetricExportInterval", 60_000)]
    [InlineData("OTEL_METRIC_EXPORT_INTERVAL", "60000", "MetricExportInterval", 60_000)]
    [InlineData("AUTOMAGIK_TELEMETRY_EXIT_TIMEOUT", "0", "ExitTimeout", 0)]
    [InlineData("AUTOMAGIK_TELEMETRY_MAX_RETRIES", "10", "MaxRetries", 10)]
    public void AVariableBeatsTheOption(string variable, string value, string option, int expected)
    {
        _environment.Variables[variable] = value;

        Value(LaidOver(), option).ShouldBe(expected);

        _environment.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("AUTOMAGIK_TELEMETRY_BATCH_SIZE", "OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "BatchSize", 9)]
    [InlineData("AUTOMAGIK_TELEMETRY_MAX_QUEUE_SIZE", "OTEL_BLRP_MAX_QUEUE_SIZE", "MaxQueueSize", 100)]
    [InlineData("AUTOMAGIK_TELEMETRY_FLUSH_INTERVAL", "OTEL_BSP_SCHEDULE_DELAY", "FlushInterval", 9000)]
    [InlineData("AUTOMAGIK_TELEMETRY_METRIC_EXPORT_INTERVAL", "OTEL_METRIC_EXPORT_INTERVAL", "MetricExportInterval", 9000)]
    public void TheLibrarysOwnVariableBeatsOpenTelemetrys(string own, string shared, string option, int expected)
    {
        _environment.Variables[own] = option == "MaxQueueSize" ? "100" : "9";
        _environment.Variables[shared] = "bad, and not looked at";

        Value(LaidOver(), option).ShouldBe(expected);

        _environment.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "OTEL_BLRP_MAX_EXPORT_BATCH_SIZE", "BatchSize", 300)]
    [InlineData("OTEL_BSP_MAX_QUEUE_SIZE", "OTEL_BLRP_MAX_QUEUE_SIZE", "MaxQueueSize", 4000)]
    [InlineData("OTEL_BSP_SCHEDULE_DELAY", "OTEL_BLRP_SCHEDULE_DELAY", "FlushInterval", 300)]
    public void WhatSpansAndLogRecordsAreGivenIsKeptForBoth(string spans, string logs, string option, int expected)
    {
        (_environment.Variables[spans], _environment.Variables[logs]) = ("300", "4000");
        Value(LaidOver(), option).ShouldBe(expected);

        (_environment.Variables[spans], _environment.Variables[logs]) = ("4000", "300");
        Value(LaidOver(), option).ShouldBe(expected);
    }

    [Theory]
    [InlineData("AUTOMAGIK_TELEMETRY_BATCH_SIZE", "0", "is not a whole number from 1 to 10000; using 50.")]
    [InlineData("AUTOMAGIK_TELEMETRY_BATCH_SIZE", "99999999999999999999", "is not a whole number from 1 to 10000; using 50.")]
    [InlineData("OTEL_BSP_MAX_QUEUE_SIZE", "-1", "is not a whole number from 1 to 1000000; using 2048.")]
    [InlineData("AUTOMAGIK_TELEMETRY_FLUSH_INTERVAL", "5s", "is not a number of seconds from 0.001 to 3600; using 2.5.")]
    [InlineData("AUTOMAGIK_TELEMETRY_FLUSH_INTERVAL", "1e2", "is not a number of seconds from 0.001 to 3600; using 2.5.")]
    [InlineData("AUTOMAGIK_TELEMETRY_FLUSH_INTERVAL", "79228162514264337593543950335", "is not a number of seconds from 0.001 to 3600; using 2.5.")]
    [InlineData("OTEL_BLRP_SCHEDULE_DELAY", "0.5", "is not a number of milliseconds from 1 to 3600000; using 2500.")]
    [InlineData("OTEL_METRIC_EXPORT_INTERVAL", "0", "is not a number of milliseconds from 1 to 3600000; using 2500.")]
    [InlineData("AUTOMAGIK_TELEMETRY_EXIT_TIMEOUT", "61", "is not a number of seconds from 0 to 60; using 2.")]
    [InlineData("AUTOMAGIK_TELEMETRY_MAX_RETRIES", "11", "is not a whole number from 0 to 10; using 3.")]
    public void ABadValueIsSaidOnceWithWhatIsUsedInItsPlace(string variable, string value, string warning)
    {
        _environment.Variables[variable] = value;
        var options = new TelemetryOptions { BatchSize = 50, FlushInterval = TimeSpan.FromSeconds(2.5) };

        LayOver(options);
        LayOver(options);

        _environment.Lines.Distinct().ShouldBe([$"warning: {variable}='{value}' {warning}"]);
        options.BatchSize.ShouldBe(50);
        options.MaxQueueSize.ShouldBe(2048);
        options.FlushInterval.ShouldBe(TimeSpan.FromSeconds(2.5));
        options.MetricExportInterval.ShouldBeNull();
        options.ExitTimeout.ShouldBe(TimeSpan.FromSeconds(2));
        options.MaxRetries.ShouldBe(3);
    }

    [Fact]
    public void ABadValueOfItsOwnLeavesTheDecisionToOpenTelemetrysVariable()
    {
        _environment.Variables["AUTOMAGIK_TELEMETRY_FLUSH_INTERVAL"] = "soon";
        _environment.Variables["OTEL_BSP_SCHEDULE_DELAY"] = "1500";

        LaidOver().FlushInterval.ShouldBe(TimeSpan.FromSeconds(1.5));

        _environment.Lines.ShouldBe(["warning: AUTOMAGIK_TELEMETRY_FLUSH_INTERVAL='soon' is not a number of seconds from 0.001 to 3600; using 1.5."]);
    }

    [Fact]
    public void AnEmptyVariableCountsAsUnset()
    {
        _environment.Variables["AUTOMAGIK_TELEMETRY_BATCH_SIZE"] = " ";
        _environment.Variables["OTEL_BSP_SCHEDULE_DELAY"] = "";

        var options = LaidOver();

        (options.BatchSize, options.FlushInterval).ShouldBe((100, TimeSpan.FromSeconds(5)));
        _environment.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void TheQueueHoldsAtLeastABatch()
    {
        _environment.Variables["AUTOMAGIK_TELEMETRY_BATCH_SIZE"] = "5000";
        _environment.Variables["AUTOMAGIK_TELEMETRY_MAX_QUEUE_SIZE"] = "10";

        LaidOver().MaxQueueSize.ShouldBe(5000);
    }

    [Fact]
    public void AClientSendsAsTheEnvironmentSays()
    {
        _environment.Variables["AUTOMAGIK_TELEMETRY_BATCH_SIZE"] = "2";
        var exporter = new RecordingExporter();
        using var client = Clients.With(exporter, environment: _environment);

        foreach (var name in new[] { "a", "b", "c", "d" })
            client.TrackEvent(name);
        client.Flush();

        exporter.BatchSizes.Sum().ShouldBe(4);
        exporter.BatchSizes.ShouldAllBe(size => size <= 2);
    }

    [Fact]
    public void AClientThatSendsNothingSaysNothingAboutThem()
    {
        _environment.Variables["OTEL_BSP_SCHEDULE_DELAY"] = "soon";
        _environment.Variables["OTEL_EXPORTER_OTLP_TIMEOUT"] = "soon";
        using var client = new TelemetryClient(new(), null, TimeProvider.System, _environment.Snapshot());

        client.IsEnabled.ShouldBeFalse();
        _environment.Lines.ShouldBeEmpty();
    }

    TelemetryOptions LaidOver()
    {
        var options = new TelemetryOptions();
        LayOver(options);
        return options;
    }

    void LayOver(TelemetryOptions options) => EnvironmentOptions.LayOver(options, _environment.Snapshot());

    /// <summary>Times in milliseconds.</summary>
    static int Value(TelemetryOptions options, string name) => typeof(TelemetryOptions).GetProperty(name)!.GetValue(options) switch
    {
        int number => number,
        TimeSpan time => (int)time.TotalMilliseconds,
        var other => throw new InvalidOperationException($"{name} is {other}"),
    };
}
