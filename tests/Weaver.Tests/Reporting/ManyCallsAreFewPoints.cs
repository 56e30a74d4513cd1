using AutomagikTelemetry.Client;
using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;
using AutomagikTelemetry.Runtime.Tests.Support;
using Bulk;

namespace AutomagikTelemetry.Weaver.Tests.Reporting;

/// <summary>1,000 calls of woven methods, exported three times, and some more after a restart: as a collector gets them.</summary>
public sealed class ManyCallsAreFewPoints : IDisposable
{
    const string Endpoint = "api.latency_ms endpoint=send_message";
    const string Success = "function.duration_ms code.function.name=Bulk.Tracked.Method";
    const string Failure = "function.duration_ms code.function.name=Bulk.Tracked.Throws error.type=System.FormatException";
    const string Counter = "messages channel=slack";

    readonly CollectorServer _server = new();
    readonly FakeEnvironment _environment = new();
    readonly FixedTime _time = new();
    readonly DateTimeOffset _start;
    int _read;

    public ManyCallsAreFewPoints() => _start = _time.Now;

    [Theory]
    [InlineData("cumulative", 2)]
    [InlineData("delta", 1)]
    public async Task OnePointASeriesWithItsStartAndItsCount(string preference, ulong temporality)
    {
        _environment.Variables["OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"] = preference;
        var isDelta = preference == "delta";

        using (var process = new Run(this))
        {
            await Call(endpoint: 400, success: 80, failure: 20, counter: 500);
            process.Export(5).ShouldBe([new(Endpoint, 0, 5, 400), new(Success, 0, 5, 80), new(Failure, 0, 5, 20), new(Counter, 0, 5, 500)]);

            await Call(endpoint: 200, success: 40, failure: 0, counter: 250);
            process.Export(10).ShouldBe(isDelta
                ? [new(Endpoint, 5, 10, 200), new(Success, 5, 10, 40), new(Counter, 5, 10, 250)]
                : [new(Endpoint, 0, 10, 600), new(Success, 0, 10, 120), new(Counter, 0, 10, 750)]);

            await Call(endpoint: 200, success: 50, failure: 10, counter: 250);
            process.Export(15).ShouldBe(isDelta
                ? [new(Endpoint, 10, 15, 200), new(Success, 10, 15, 50), new(Failure, 5, 15, 10), new(Counter, 10, 15, 250)]
                : [new(Endpoint, 0, 15, 800), new(Success, 0, 15, 170), new(Failure, 0, 15, 30), new(Counter, 0, 15, 1000)]);
        }

        At(60);
        using (var restarted = new Run(this))
        {
            await Call(endpoint: 3, success: 2, failure: 1, counter: 4);
            restarted.Export(65).ShouldBe([new(Endpoint, 60, 65, 3), new(Success, 60, 65, 2), new(Failure, 60, 65, 1), new(Counter, 60, 65, 4)]);
        }

        _server.Metrics.ShouldAllBe(metric => metric.Temporality == temporality);
    }

    public void Dispose() => _server.Dispose();

    static async Task Call(int endpoint, int success, int failure, int counter)
    {
        var tracked = new Tracked();
        for (var i = 0; i < endpoint; i++)
            await Reported.SendMessageAsync("POST", 202, $"instance {i}");
        for (var i = 0; i < success; i++)
            tracked.Method(" a ");
        for (var i = 0; i < failure; i++)
            Should.Throw<FormatException>(() => tracked.Throws(new FormatException()));
        for (var i = 0; i < counter; i++)
            Telemetry.TrackMetric("messages", 1, MetricType.Counter, [new("channel", "slack")]);
    }

    void At(int seconds) => _time.Now = _start + TimeSpan.FromSeconds(seconds);

    /// <summary>What has arrived since the last time, in the order of names and tags.</summary>
    List<Point> Arrived()
    {
        var metrics = _server.Metrics.Skip(_read).ToList();
        _read += metrics.Count;
        metrics.Select(metric => metric.Name).ShouldBeUnique();
        return [.. metrics.SelectMany(metric => metric.Points, Read).OrderBy(point => point.Series, StringComparer.Ordinal)];
    }

    Point Read(MetricItem metric, PointItem point)
    {
        if (metric.Kind == "histogram")
            point.Sum!.Value.ShouldBeInRange(point.Min!.Value, point.Count * point.Max!.Value * 1.001);
        return new($"{metric.Name} {Support.Attributes.Text(point.Attributes)}", Seconds(point.StartTime), Seconds(point.Time), point.Value ?? point.Count);
    }

    int Seconds(ulong nanoseconds) => (int)(DateTimeOffset.UnixEpoch.AddTicks((long)nanoseconds / 100) - _start).TotalSeconds;

    sealed record Point(string Series, int Start, int End, double Value);

    /// <summary>A process's client, from its start to its end.</summary>
    sealed class Run : IDisposable
    {
        readonly ManyCallsAreFewPoints _test;
        readonly TelemetryClient _client;
        readonly IDisposable _replacement;

        internal Run(ManyCallsAreFewPoints test)
        {
            _test = test;
            var options = new TelemetryOptions { Endpoint = test._server.Url, FlushInterval = TimeSpan.FromHours(1), BatchSize = 10_000, MaxQueueSize = 100_000, ExitTimeout = TimeSpan.FromSeconds(30), Timeout = TimeSpan.FromSeconds(30) };
            _client = new TelemetryClient(options, null, test._time, test._environment.Snapshot());
            _replacement = ProcessClient.Replace(_client);
        }

        internal List<Point> Export(int seconds)
        {
            _test.At(seconds);
            _client.Flush().Status.ShouldBe(FlushStatus.Delivered);
            return _test.Arrived();
        }

        public void Dispose()
        {
            _replacement.Dispose();
            _client.Dispose();
            _test.Arrived().ShouldBeEmpty();
        }
    }
}
