using System.Text.Json;
using AutomagikTelemetry.Weaver.Tests.Support.Twins;

namespace AutomagikTelemetry.Weaver.Tests.Manifest;

/// <summary>What the scan of the IL finds of calls that the program makes itself, the same in a debug and in a release build.</summary>
public class CallsByHand
{
    const string Source = """
        using System.Diagnostics;
        class Kept { public static readonly string Name = Environment.MachineName; public static Dictionary<string, object?> Pairs = []; }
        static class Case
        {
            public static string Run() => "";
            static void Plain() => Telemetry.TrackEvent("plain");
            static void Named(string agent) => Telemetry.TrackEvent("named", [new("agent", agent), new("rank", 3)]);
            static void One(bool isNew) => Telemetry.TrackEvent("one", [new("is_new", isNew)]);
            static void Dictionary(string a) => Telemetry.TrackEvent("dictionary", new Dictionary<string, object?> { ["a"] = a, ["b"] = 1.5 });
            static void Added(string a) => Telemetry.TrackEvent("added", new Dictionary<string, object?> { { "a", a }, { a, 1 } });
            static void Created(string a) => Telemetry.TrackEvent("created", [KeyValuePair.Create("a", (object?)a)]);
            static void Choice(bool flag, string? a) => Telemetry.TrackEvent("choice", [new("a", a ?? "none"), new("b", flag ? 1 : 2)]);
            static void Either(bool flag) => Telemetry.TrackEvent(flag ? "one" : "other");
            static void Made(string what) => Telemetry.TrackEvent("agent." + what);
            static void Field() => Telemetry.TrackEvent(Kept.Name);
            static void Elsewhere() => Telemetry.TrackEvent("elsewhere", Kept.Pairs);
            static void Spread(string key) => Telemetry.TrackEvent("spread", [.. Kept.Pairs, new(key, 1)]);
            static void Metric(int count) => Telemetry.TrackMetric("queue.length", count, MetricType.Histogram, [new("queue", "main")], "{message}");
            static void Gauge(double value) => Telemetry.TrackMetric("load", value);
            static void Chosen(bool flag, double value) => Telemetry.TrackMetric("load", flag ? value : 0, flag ? MetricType.Gauge : MetricType.Counter);
            static void Error(Exception exception) => Telemetry.TrackError(exception, [new("step", "load")]);
            static void Log(string line) => Telemetry.TrackLog(line, LogSeverity.Warning);
            static void Constant() => Telemetry.TrackLog("started");
            static void Client(TelemetryClient client) => client.TrackEvent("by.client", [new("a", 'x')]);
            static void Current(int rows) => Telemetry.Current.Tag("rows", rows);
            static void Branch(int rows)
            {
                if (rows > 3)
                    Telemetry.TrackEvent("many");
                else
                    Telemetry.TrackEvent("few");
            }
            static async Task Async() { await Task.Yield(); Telemetry.TrackEvent("async"); }
            static IEnumerable<int> Iterator() { yield return 1; Telemetry.TrackEvent("iterator"); }
            static Action Lambda() => () => Telemetry.TrackEvent("lambda");
            static Action<string, IEnumerable<KeyValuePair<string, object?>>?> Delegate() => Telemetry.TrackEvent;
            static void Caught(Exception? none) { try { Run(); } catch (Exception exception) when (exception is not ArgumentException) { Telemetry.TrackError(exception); } }
            static void Lifetime() => Telemetry.TrackLifetime("service", [new("workers", 3)]);
        }
        """;

    static readonly Lazy<Dictionary<string, Twins>> _twins = new(() => new[] { "Debug", "Release" }.ToDictionary(level => level, level => Twins.Of(level, Source)));

    public static TheoryData<string, string, string> Expected => new()
    {
        { "Plain", "event plain {}", "" },
        { "Named", "event named {agent any call scrub, rank integer call scrub}", "" },
        { "One", "event one {is_new boolean call scrub}", "" },
        { "Dictionary", "event dictionary {a any call scrub, b double call scrub}", "" },
        { "Added", "event added {* integer call scrub, a any call scrub}", "" },
        { "Created", "event created {a any call scrub}", "" },
        { "Choice", "event choice {a any call scrub, b integer call scrub}", "" },
        { "Either", "event * {}", "" },
        { "Made", "event * {}", "" },
        { "Field", "event * {}", "" },
        { "Elsewhere", "event elsewhere {* any call scrub}", "" },
        { "Spread", "event spread {* any call scrub}", "" },
        { "Metric", "metric histogram queue.length {message} {(value) number call plain, queue string call scrub}", "" },
        { "Gauge", "metric gauge load {(value) number call plain}", "" },
        { "Chosen", "metric * load {(value) number call plain}", "" },
        { "Error", "event automagik.error {step string call scrub}", "" },
        { "Log", "log log line {(message) string call scrub}", "" },
        { "Constant", "log log line {(message) string constant started scrub}", "" },
        { "Client", "event by.client {a char call scrub}", "" },
        { "Current", "tag rows {rows integer call scrub}", "" },
        { "Branch", "event few {}", "event many {}" },
        { "Async", "event async {}", "" },
        { "Iterator", "event iterator {}", "" },
        { "Lambda", "event lambda {}", "" },
        { "Delegate", "event * {* any call scrub}", "" },
        { "Lifetime", "event service.started {environment string settings scrub, version string project version scrub, workers integer call scrub}", "event service.stopped {}" },
        { "Caught", "event automagik.error {}", "" },
    };

    [Theory]
    [MemberData(nameof(Expected))]
    public void AreListedWithTheirNamesOrAsOnesThatOnlyARunCanTell(string method, string first, string second)
    {
        foreach (var (level, twins) in _twins.Value)
            ManifestReader.LinesOf(twins.Woven, "Case." + method).ShouldBe(new[] { first, second }.Where(line => line.Length > 0), $"{method}, {level}");
    }

    [Fact]
    public void AreAllListed()
    {
        var methods = Source.Split('\n').Count(line => line.TrimStart().StartsWith("static ", StringComparison.Ordinal) && line.Contains('(', StringComparison.Ordinal) && line.Trim() != "static class Case");

        Expected.Count.ShouldBe(methods);
    }

    [Fact]
    public void HaveAPlaceEach()
    {
        var places = _twins.Value["Debug"].Plan.GetProperty("places").EnumerateArray()
            .ToDictionary(place => place.GetProperty("name").GetString()! + " " + place.GetProperty("member").GetString(), place => place.GetProperty("line").GetInt32());

        places["many Case.Branch"].ShouldBe(LineOf("TrackEvent(\"many\")"));
        places["few Case.Branch"].ShouldBe(LineOf("TrackEvent(\"few\")"));
        places["async Case.Async"].ShouldBe(LineOf("TrackEvent(\"async\")"));
        places["* Case.Made"].ShouldBe(LineOf("\"agent.\" + what"));

        static int LineOf(string text) => Array.FindIndex(Source.Split('\n'), line => line.Contains(text, StringComparison.Ordinal)) + 1;
    }

    /// <summary>An assembly that sends nothing is left as it is.</summary>
    [Fact]
    public void WhereThereAreNoneNothingIsEmbedded()
    {
        using var twins = Twins.Of("Release", "static class Case { public static string Run() => \"\"; }");

        twins.Woven.GetManifestResourceNames().ShouldBeEmpty();
    }
}
