using System.Diagnostics;
using System.Text;
using AutomagikTelemetry.Exporters.Console;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Exporters;

public class RecordWriterTests
{
    static readonly InstrumentationScope _scope = new("hive", "1.0");
    static readonly ActivityContext _context = new(
        ActivityTraceId.CreateFromString("0af7651916cd43dd8448eb211c80319c"), ActivitySpanId.CreateFromString("b7ad6b7169203331"), ActivityTraceFlags.Recorded);

    readonly StringBuilder _text = new();

    [Fact]
    public void AnEventIsALine()
    {
        new RecordWriter(_text).Write(Event("command.executed", [new("command", "spawn"), new("cli", "hive")]));

        _text.ToString().ShouldBe("[telemetry] event  command.executed          command=spawn  cli=hive\n");
    }

    [Fact]
    public void AnArrayIsInBrackets()
    {
        new RecordWriter(_text).Write(Event("e", [new("steps", new[] { "look", "run away" }), new("sizes", new[] { 1L, 2L })]));

        _text.ToString().ShouldEndWith("steps=[look,\"run away\"]  sizes=[1,2]\n");
    }

    [Fact]
    public void AnEventInASpanNamesIt()
    {
        new RecordWriter(_text).Write(Event("e", [], _context));

        _text.ToString().ShouldEndWith("  trace=0af7651916cd43dd8448eb211c80319c  span=b7ad6b7169203331\n");
    }

    [Fact]
    public void ALogShowsSeverityAndMessage()
    {
        new RecordWriter(_text).Write(new RecordedEvent(_scope, default, null, LogSeverity.Warning, "low on agents", [], default));

        _text.ToString().ShouldBe("[telemetry] log    Warning                   low on agents\n");
    }

    [Fact]
    public void AnErrorsStackTraceFollowsIndentedAndPrefixed()
    {
        new RecordWriter(_text).Write(new RecordedEvent(
            _scope,
            default,
            "automagik.error",
            LogSeverity.Error,
            null,
            [new("error_type", "E"), new("exception.stacktrace", "E: no\n   at A()\n   at B()")],
            default));

        _text.ToString().ShouldBe(
            "[telemetry] error  automagik.error           error_type=E\n"
            + "[telemetry]          E: no\n"
            + "[telemetry]             at A()\n"
            + "[telemetry]             at B()\n");
    }

    [Fact]
    public void ASpanShowsItsDurationItsStatusItsOwnAttributesAndItsIds()
    {
        using var span = new Activity("spawn");
        span.SetIdFormat(ActivityIdFormat.W3C).SetParentId(_context.TraceId, _context.SpanId);
        span.SetStartTime(DateTime.UnixEpoch).SetEndTime(DateTime.UnixEpoch.AddMilliseconds(12.4));
        span.SetTag("others", "stay in the process");
        span.Start();
        span.SetStartTime(DateTime.UnixEpoch).SetEndTime(DateTime.UnixEpoch.AddMilliseconds(12.4)).Stop();

        new RecordWriter(_text).Write(new RecordedSpan(_scope, span, [new("name", "scout")]));

        _text.ToString().ShouldBe(
            $"[telemetry] span   spawn                     12.4 ms  Ok  name=scout  trace=0af7651916cd43dd8448eb211c80319c  span={span.SpanId}  parent=b7ad6b7169203331\n");
    }

    [Fact]
    public void AFailedSpanShowsWhy()
    {
        using var span = new Activity("fail").Start();
        span.SetStatus(ActivityStatusCode.Error, "no agent").Stop();

        new RecordWriter(_text).Write(new RecordedSpan(_scope, span, []));

        _text.ToString().ShouldContain("  Error  status=\"no agent\"");
    }

    [Theory]
    [InlineData(MetricType.Counter, "total=3 ms  command=spawn")]
    [InlineData(MetricType.Gauge, "value=3 ms  command=spawn")]
    [InlineData(MetricType.Histogram, "count=2  sum=12.4 ms  min=0.0123 ms  max=12.388 ms  command=spawn")]
    public void AMetricShowsItsValuesWithTheUnit(MetricType type, string expected)
    {
        var series = new GaugeSeries(new(_scope, "command.duration_ms", "ms", type), [new("command", "spawn")], default, new());

        new RecordWriter(_text).Write(new MetricSnapshot(series, default) { Value = 3, Count = 2, Sum = 12.4, Min = 0.0123, Max = 12.3877 });

        _text.ToString().ShouldBe($"[telemetry] metric command.duration_ms       {expected}\n");
    }

    [Fact]
    public void NoValueCanTearALineOrCommandTheTerminal()
    {
        new RecordWriter(_text).Write(Event("e\n", [new("a", "x\r\n\tFAKE"), new("b", "\u001b[31m"), new("k\n", 1)]));

        _text.ToString().Count(c => c == '\n').ShouldBe(1);
        _text.ToString().ShouldContain(@"a=x\r\n\tFAKE");
        _text.ToString().ShouldContain(@"b=\u001b[31m");
    }

    [Fact]
    public void ValuesAreWrittenTheSameInEveryCulture()
    {
        var culture = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new("de-DE");
        try
        {
            new RecordWriter(_text).Write(Event("e", [new("number", 1.5), new("flag", true), new("empty", ""), new("words", "a b")]));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = culture;
        }

        _text.ToString().ShouldEndWith("number=1.5  flag=true  empty=\"\"  words=\"a b\"\n");
    }

    static RecordedEvent Event(string name, KeyValuePair<string, object?>[] attributes, ActivityContext context = default)
        => new(_scope, default, name, LogSeverity.Information, null, attributes, context);

    sealed class RecordedSpan(InstrumentationScope scope, Activity activity, KeyValuePair<string, object?>[] attributes) : SpanRecord
    {
        public override int Size => RecordSize.Span;

        public override InstrumentationScope Scope => scope;

        public override Activity Activity => activity;

        public override string Name => activity.DisplayName;

        public override string? StatusDescription => activity.StatusDescription;

        public override KeyValuePair<string, object?>[] Attributes => attributes;
    }
}
