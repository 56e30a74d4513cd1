using System.Diagnostics;
using System.Diagnostics.Metrics;
using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Privacy.Pseudonyms;
using AutomagikTelemetry.Signals;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Reporting;

/// <summary>What tags say of their values holds for every record, and for whoever listens.</summary>
public sealed class DeclaredPrivacy : IDisposable
{
    static readonly byte[] _key = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];

    readonly Recording _recording = new(options => options.PseudonymKey = Convert.ToBase64String(_key));

    public void Dispose() => _recording.Dispose();

    [Fact]
    public void EachWayIsTaken()
    {
        Declared.EachWay("s", "p", "h", "d", "m");

        SpanText().ShouldBe($"scrubbed=s plain=p hashed={Hash("hashed", "h")} has_message=True");
        _recording.Events.Count.ShouldBe(2);
        _recording.Events.ShouldAllBe(one => Attributes.Text(one.Attributes) == SpanText());
    }

    [Fact]
    public void AnEnumIsNoText()
    {
        Declared.OfKinds(Reported.Mood.Busy, Reported.Mood.Calm);

        SpanText().ShouldBe("message=Busy text=Calm");
    }

    [Fact]
    public void ANullIsNotThere()
    {
        Declared.EachWay(null, null, null, null, null);

        SpanText().ShouldBe("has_message=False");
    }

    [Fact]
    public void ValuesOfEveryTypeAreHashed()
    {
        Declared.HashedOfEveryType(
            -7, 0.5, true, Guid.Empty, Reported.Mood.Busy, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), TimeSpan.FromSeconds(5), new Uri("https://ana:pass@example.com/?q=1"), ["a", null, "b"], [1, 2]);

        SpanText().ShouldBe(
            $"number={Hash("number", "-7")} real={Hash("real", "0.5")} flag={Hash("flag", "true")} id={Hash("id", "00000000-0000-0000-0000-000000000000")} mood={Hash("mood", "Busy")} "
            + $"due={Hash("due", "2026-01-02T03:04:05.0000000Z")} budget={Hash("budget", "00:00:05")} home={Hash("home", "https://ana:pass@example.com/?q=1")} "
            + $"names={Hash("names", "a")},{Hash("names", "b")} numbers={Hash("numbers", "1")},{Hash("numbers", "2")}");
    }

    [Fact]
    public void PlainValuesAreSentAsTheyAreUnlessTheirNameSpeaksOfASecret()
    {
        Declared.PlainOfEveryType(-7, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), new Uri("https://example.com/?q=ana@example.com"), [new string('x', 600), null, "ana@example.com"], [1, 234567], "hunter2", ["hunter2"]);

        SpanText().ShouldBe($"number=-7 birth_date=2026-01-02T03:04:05.0000000Z home=https://example.com/?q=ana@example.com names={new string('x', 500)},ana@example.com phones=1,234567");
    }

    [Fact]
    public void OnlyWhetherThereIsAValueIsTold()
    {
        Declared.PresentOfEveryType("t", 0, ["a"], new Uri("/", UriKind.Relative));
        Declared.PresentOfEveryType("", null, [], null);

        _recording.Spans.Select(Text).ShouldBe(["has_text=True has_number=True has_list=True has_home=True", "has_text=False has_number=False has_list=False has_home=False"]);
    }

    [Fact]
    public void PathsAreTreatedAsArgumentsAre()
    {
        var user = new Declared { Email = " Ana@Example.com" };
        Declared.ByPath(user, "yes", fails: false);
        Declared.ByPath(null, null, fails: false);
        Should.Throw<InvalidOperationException>(() => Declared.ByPath(user, "", fails: true));

        _recording.Spans.Select(Text).ShouldBe(
        [
            $"email={Hash("email", "ana@example.com")} has_reply=True has_fault=False",
            "has_broken=False has_reply=False has_fault=False",
            $"email={Hash("email", "ana@example.com")} has_reply=False has_fault=True",
        ]);
    }

    [Fact]
    public void WhatIsDroppedIsNotEvenRead()
    {
        var user = new Declared();

        Declared.ReadOnce(user);

        SpanText().ShouldBe("read=read 1 times");
        user.Reads.ShouldBe(1);
    }

    [Fact]
    public void OfATreatmentOfALaterVersionNothingIsSent() => AutomagikTelemetry.Privacy.DeclaredValue.Of((TagPrivacy)9, "name", "value").ShouldBeNull();

    [Fact]
    public async Task ResultsOfTasksAreTreatedToo()
    {
        await Declared.OfATask("why");

        SpanText().ShouldBe($"has_prompt=True reply={Hash("reply", "answer to why")}");
    }

    [Fact]
    public void IteratorsTakeWhatTheyWereCalledWith()
    {
        using var spans = new Listener();

        _ = Declared.OfAnIterator("u1", null).Count();

        SpanText().ShouldBe($"user_id={Hash("user_id", "u1")} has_prompt=False");
        spans.Seen.Select(Text).ShouldBe([$"has_prompt=False user_id={Hash("user_id", "u1")}"]);
    }

    [Fact]
    public void NobodyWhoListensSeesMore()
    {
        using var spans = new Listener();
        List<string> measured = [];
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => Enable(instrument, listener) };
        meters.SetMeasurementEventCallback<double>((_, _, tags, _) => measured.Add(string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
        meters.Start();

        Declared.EachWay("s", "p", "h", "d", null);
        Declared.Measured("u1", "hello");

        spans.Seen.Select(Text).ShouldBe([$"has_message=False scrubbed=s plain=p hashed={Hash("hashed", "h")}", $"has_message=True user_id={Hash("user_id", "u1")}"]);
        measured.ShouldContain($"user_id={Hash("user_id", "u1")} has_message=True");
        Attributes.Text(_recording.Metric("declared.sent").Tags).ShouldBe($"user_id={Hash("user_id", "u1")} has_message=True");
        Attributes.Text(_recording.Events.Single(one => one.EventName == "declared.done").Attributes).ShouldBe($"user_id={Hash("user_id", "u1")} has_message=True");
    }

    [Fact]
    public void PlainHashesOfSecretsAreNotSent()
    {
        _recording.Client.Dispose();
        using var recording = new Recording(options => options.PseudonymMode = PseudonymMode.PlainSha256);

        DeclaredValueOf("password").ShouldBeNull();
        DeclaredValueOf("user_id").ShouldBe("f52fbd32b2b3b86f");
    }

    static object? DeclaredValueOf(string name) => AutomagikTelemetry.Privacy.DeclaredValue.Of(TagPrivacy.Hash, name, "hunter2");

    static void Enable(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == "AutomagikTelemetry.Corpus")
            listener.EnableMeasurementEvents(instrument);
    }

    static string Hash(string kind, string value) => Pseudonym.Keyed(_key, kind, value);

    string SpanText() => Text(_recording.Spans.ShouldHaveSingleItem());

    static string Text(SpanRecord span) => Text(span.Attributes);

    static string Text(Activity span) => Text(span.TagObjects);

    static string Text(IEnumerable<KeyValuePair<string, object?>> tags) =>
        Attributes.Text(tags.Where(tag => IsTag(tag.Key)).Select(tag => tag.Value is Array values ? new(tag.Key, string.Join(',', values.Cast<object>())) : tag));

    static bool IsTag(string key) => !key.StartsWith("code.", StringComparison.Ordinal) && key is not "error.type" and not "step";

    /// <summary>Another listener of the spans.</summary>
    sealed class Listener : IDisposable
    {
        readonly ActivityListener _listener;

        internal Listener()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "AutomagikTelemetry.Corpus",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = Seen.Add,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        internal List<Activity> Seen { get; } = [];

        public void Dispose() => _listener.Dispose();
    }
}
