using System.Threading.Tasks.Sources;
using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Privacy;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Reporting;

public class ValuesByPath
{
    readonly TaskCompletionSource _gate = new();

    [Fact]
    public void LeadThroughFieldsPropertiesBaseTypesAndNullables()
    {
        using var recording = new Recording();

        Paths.Spawn(new Agent("scout", new Plan
        {
            Budget = TimeSpan.FromMinutes(90),
            Steps = ["look", "run"],
            Home = new Uri("https://ada:pw@example.org/a?token=1"),
            Size = new Size(7, 8),
        }));

        Tags(recording, "spawn").ShouldBe(
            "channel=whatsapp version=2 share=0.5 is_new=True agent=scout rank=3 rank_again=3 kind=worker due=2026-01-02T03:04:05.0000000Z year=2026 budget=01:30:00 minutes=90 "
            + "steps=[look,run] steps_count=2 home=https://example.org/a width=7 has_size=True");
    }

    [Fact]
    public void AreLeftOutBehindANull()
    {
        using var recording = new Recording();
        var dropped = Sanitizer.Dropped;

        Paths.Spawn(null);
        Paths.Spawn(new Agent(null, new Plan()));

        recording.Spans.Select(Tags).ShouldBe(
        [
            "channel=whatsapp version=2 share=0.5 is_new=True",
            "channel=whatsapp version=2 share=0.5 is_new=True rank=3 rank_again=3 kind=worker due=2026-01-02T03:04:05.0000000Z year=2026 has_size=False",
        ]);
        Sanitizer.Dropped.ShouldBe(dropped);
    }

    [Fact]
    public void AreDroppedAndCountedWhereAGetterThrowsAndTheMethodGoesOn()
    {
        using var recording = new Recording();
        var dropped = Sanitizer.Dropped;

        Paths.Broken(new Agent("scout")).ShouldBe(3);

        Tags(recording, "broken").ShouldBe("before=scout rank=3");
        Sanitizer.Dropped.ShouldBe(dropped + 1);
        recording.Spans[0].Status.ShouldNotBe(System.Diagnostics.ActivityStatusCode.Error);
    }

    [Fact]
    public void AreReadOfTheObjectItself()
    {
        using var recording = new Recording();

        new Paths("jobs").OfThis();
        new Paths(null).OfThis();
        var meter = new Meter(5);
        meter.Increase().ShouldBe(6);

        recording.Spans.Select(Tags).ShouldBe(["queue=jobs private=4", "", "value=5"]);
    }

    [Fact]
    public void AreReadOfGenericTypesInterfacesAndTypeParameters()
    {
        using var recording = new Recording();
        var box = new Box<string>();
        box.All.Add("x");

        box.Add([new("a", 1)]);
        new Box<int>().Add([]);
        Paths.Interfaces<INamed>(new Agent("a", new Plan()), new Agent("b"));
        Paths.Interfaces<Named>(null, new Named());
        Paths.Interfaces<INamed>(null, null);

        recording.Spans.Select(Tags).ShouldBe(["count=1 others=1", "count=0 others=0", "name=a due=2026-01-02T03:04:05.0000000Z item=b", "item=value", ""]);
    }

    [Fact]
    public void AreReadOfTypesOfOtherAssembliesAndByReference()
    {
        using var recording = new Recording();
        var size = new Size(1, 2);
        Size? first = new Size(3, 4);

        Paths.OfOtherAssemblies(new HttpRequestMessage(HttpMethod.Put, "http://example.org/x"));
        Paths.OfOtherAssemblies(new HttpRequestMessage(HttpMethod.Get, (Uri?)null));
        Paths.ByReference("four", in size, ref first).ShouldBe(4);

        recording.Spans.Select(Tags).ShouldBe(["host=example.org method=PUT", "method=GET", "length=4 size=1 first=4"]);
    }

    [Fact]
    public void CanBeArraysThatAreSanitisedOneByOneAndBounded()
    {
        using var recording = new Recording();

        Paths.Arrays([1, 2], ["a", new string('x', 1000), null!], [0.5f], [true, false], [Reported.Mood.Busy], ["hunter2"]);
        Paths.Arrays([.. Enumerable.Range(0, 1000)], null, [], [], [], []);

        Tags(recording.Spans[0]).ShouldBe($"given=[a,{new string('x', 500)}] numbers=[1,2] reals=[0.5] flags=[True,False] moods=[Busy]");
        recording.Spans[1].Attributes.Value("numbers").ShouldBeOfType<long[]>().Length.ShouldBe(64);
        recording.Series("step.duration_ms").ShouldHaveSingleItem().Tags.ShouldBeEmpty();
    }

    [Fact]
    public void OfTheResultAreOnTheSpanAndTheSuccessEventAndNotOnTheStartEvent()
    {
        using var recording = new Recording();
        var dropped = Sanitizer.Dropped;

        Paths.Result("scout")!.Name.ShouldBe("scout");
        Paths.Result(null).ShouldBeNull();
        ref var size = ref Paths.ResultByReference([new Size(9, 1)]);

        size.Height.ShouldBe(1);
        recording.Spans.Select(Tags).ShouldBe(["name=scout rank=3", "", "width=9"]);
        Sanitizer.Dropped.ShouldBe(dropped + 1);
        recording.Events.Select(record => $"{record.EventName} {Attributes.Text(record.Attributes)}").Take(2).ShouldBe(["step.started ", "step.succeeded name=scout rank=3"]);
    }

    [Fact]
    public async Task OfAnAwaitedResultAreReadWhenTheTaskHasEnded()
    {
        using var recording = new Recording();

        await Paths.ResultOfTask("at once", Task.CompletedTask);
        var pending = Paths.ResultOfTask("later", _gate.Task);
        _gate.SetResult();
        (await pending).Name.ShouldBe("later");
        (await Paths.ResultOfGenericTask(new Box<string> { All = { "a", "b" } })).All.Count.ShouldBe(2);

        recording.Spans.Select(Tags).ShouldBe(["name=at once", "name=later", "count=2"]);
    }

    [Fact]
    public async Task OfATaskFromElsewhereAreReadBesideTheVerySameTask()
    {
        using var recording = new Recording();
        var done = Task.FromResult(1);
        var source = new TaskCompletionSource<int>();

        Paths.ResultOfAnyTask(done).ShouldBeSameAs(done);
        Paths.ResultOfAnyTask(source.Task).ShouldBeSameAs(source.Task);
        source.SetResult(2);
        await source.Task;
        await Should.ThrowAsync<ProviderException>(Paths.ResultOfAnyTask(Task.FromException<int>(new ProviderException("E7"))));

        recording.Spans.Select(Tags).ShouldBe(["value=1", "value=2", "error_code=E7 error.type=AutomagikTelemetry.Corpus.ProviderException"], ignoreOrder: true);
    }

    [Fact]
    public async Task OfAValueTaskAreReadOnceWhateverIsBehindIt()
    {
        using var recording = new Recording();
        var source = new OneRead();
        var task = Task.FromResult(3);

        (await Paths.ResultOfValueTask(new ValueTask<int>(1))).ShouldBe(1);
        (await Paths.ResultOfValueTask(new ValueTask<int>(source, 0))).ShouldBe(2);
        Paths.ResultOfValueTask(new ValueTask<int>(task)).AsTask().ShouldBeSameAs(task);
        (await Paths.ResultOfAsyncValueTask(4, Task.CompletedTask)).ShouldBe(4);
        var pending = Paths.ResultOfAsyncValueTask(5, _gate.Task);
        _gate.SetResult();
        (await pending).ShouldBe(5);

        source.Reads.ShouldBe(1);
        recording.Spans.Select(Tags).ShouldBe(["value=1", "value=2", "value=3", "value=4", "value=5"]);
    }

    [Fact]
    public async Task OfAnExceptionAreReadOnlyOfTheOneThatHasThem()
    {
        using var recording = new Recording();

        Should.Throw<ProviderException>(() => Paths.Throws(new ProviderException("E1")));
        Should.Throw<InvalidOperationException>(() => Paths.Throws(new InvalidOperationException("outer", new ArgumentException("inner"))));
        var pending = Paths.ThrowsLater(_gate.Task);
        _gate.SetResult();
        await Should.ThrowAsync<ProviderException>(pending);
        await Should.ThrowAsync<ProviderException>(Paths.ResultOfTask("x", Task.FromException(new ProviderException("E2"))));

        var errors = recording.Events.Where(record => record.EventName == "automagik.error").Select(record => (record.Attributes.Value("error_code"), record.Attributes.Value("inner"), record.Attributes.Value("reason")));
        errors.ShouldBe([("E1", null, null), (null, "inner", null), ("E1", null, null), ("E2", null, "provider E2")]);
        recording.Spans.Select(span => span.Attributes.Value("error_code")).ShouldBe(["E1", null, "E1", "E2"]);
    }

    [Fact]
    public void OfAGetterThatIsTrackedItselfDoNotCallItAgainWithoutEnd()
    {
        using var recording = new Recording();
        var paths = new Paths("jobs");

        paths.Self.ShouldBe("jobs");

        paths.Reads.ShouldBe(2);
        Tags(recording, "self").ShouldBe("self=jobs");
    }

    [Fact]
    public void OfAnIteratorAreReadWhenItIsCalled()
    {
        using var recording = new Recording();
        List<int> items = [1, 2];
        var iterator = Paths.Items(items);
        items.Add(3);

        iterator.Sum().ShouldBe(6);

        Tags(recording, "items").ShouldBe("count=2");
    }

    [Fact]
    public void AreNotReadWhileNobodyListens()
    {
        var paths = new Paths("jobs");

        paths.Self.ShouldBe("jobs");

        paths.Reads.ShouldBe(1);
    }

    static string Tags(Recording recording, string operation) => Tags(recording.Spans.Single(span => span.Name == operation));

    static string Tags(Signals.SpanRecord span) =>
        Attributes.Text([.. span.Attributes.Where(pair => !pair.Key.StartsWith("code.", StringComparison.Ordinal))
            .Select(pair => pair.Value is Array array ? KeyValuePair.Create<string, object?>(pair.Key, $"[{string.Join(',', array.Cast<object>())}]") : pair)]);

    readonly struct Named : INamed
    {
        public string Name => "value";
    }

    /// <summary>A value task's source that answers once, as pooled ones do.</summary>
    sealed class OneRead : IValueTaskSource<int>
    {
        public int Reads { get; private set; }

        public int GetResult(short token) => ++Reads == 1 ? 2 : throw new InvalidOperationException("read twice");

        public ValueTaskSourceStatus GetStatus(short token) => Reads == 0 ? ValueTaskSourceStatus.Succeeded : throw new InvalidOperationException("asked after it was read");

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => continuation(state);
    }
}
