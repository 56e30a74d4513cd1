using System.Diagnostics;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;
using AutomagikTelemetry.Signals;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace AutomagikTelemetry.Otlp.Tests;

/// <summary>The same log record, exported by both, is the same one.</summary>
public sealed class LogsTests : IDisposable
{
    readonly BothExporters _both = new();

    [Theory]
    [InlineData(LogLevel.Trace, LogSeverity.Trace, "TRACE", null)]
    [InlineData(LogLevel.Debug, LogSeverity.Debug, "DEBUG", "agent.spawned")]
    [InlineData(LogLevel.Information, LogSeverity.Information, "INFO", "agent.spawned")]
    [InlineData(LogLevel.Warning, LogSeverity.Warning, "WARN", null)]
    [InlineData(LogLevel.Error, LogSeverity.Error, "ERROR", "automagik.error")]
    [InlineData(LogLevel.Critical, LogSeverity.Fatal, "FATAL", null)]
    public void ALogRecordIsTheSame(LogLevel level, LogSeverity severity, string shortName, string? eventName)
    {
        List<KeyValuePair<string, object?>> attributes = [new("agent", "scout"), new("tools", 3), new("yes", true), new("ratio", 0.5)];
        using var activity = new Activity("a") { ActivityTraceFlags = ActivityTraceFlags.Recorded };
        activity.Start();
        using var times = new TimeKeeper();
        using (var factory = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddOpenTelemetry(options =>
        {
            options.IncludeFormattedMessage = true;
            options.AddProcessor(times);
            options.AddOtlpExporter(exporter => _both.ConfigureTheirs(exporter, "/v1/logs"));
        })))
        {
            factory.CreateLogger("peer logs").Log(level, new EventId(0, eventName), attributes, null, (_, _) => "hello");
        }

        _both.Exporter.Export(new([new RecordedEvent(new("peer logs", null), times.Last, eventName, severity, "hello", [.. attributes], activity.Context)], [])).ShouldBe(0);

        var (ours, theirs) = (_both.Ours.Logs.ShouldHaveSingleItem(), _both.Theirs.Logs.ShouldHaveSingleItem());
        Comparable(ours).ShouldBe(Comparable(theirs));
        ours.Attributes.ToString().ShouldBe(theirs.Attributes.ToString());
        ours.Flags.ShouldBe(1u);
        (ours.SeverityText, theirs.SeverityText).ShouldBe((shortName, level.ToString()), "the one difference: the name that OpenTelemetry gives the number, and not .NET's");
    }

    public void Dispose() => _both.Dispose();

    static LogItem Comparable(LogItem log) => log with { Origin = new(null!, log.Origin.ScopeName, log.Origin.ScopeVersion), Attributes = null!, SeverityText = "" };

    sealed class TimeKeeper : BaseProcessor<LogRecord>
    {
        public DateTimeOffset Last { get; private set; }

        public override void OnEnd(LogRecord data) => Last = new(data.Timestamp, TimeSpan.Zero);
    }
}
