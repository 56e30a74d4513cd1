using System.Diagnostics;
using System.Diagnostics.Metrics;
using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Hostility;

/// <summary>Callbacks of listeners are user code: they may throw, and they may be woven themselves.</summary>
public class Listeners
{
    const string Corpus = "AutomagikTelemetry.Corpus";

    [Fact]
    public void ThatCallWovenCodeDoNotCallThemselvesWithoutEnd()
    {
        var (measured, stopped) = (0, 0);
        using var meters = MetersOf("command.duration_ms", () => measured += Hostile.Command(0));
        using var activities = ActivitiesOf(stopped: () => stopped += Hostile.Command(0));

        Hostile.Command(1).ShouldBe(2);

        measured.ShouldBe(1);
        stopped.ShouldBe(1);
    }

    [Fact]
    public void OfOneInstrumentOnlyAreHeard()
    {
        var measured = 0;
        using var meters = MetersOf("command.duration_ms", () => measured++);

        Hostile.Command(1);

        measured.ShouldBe(1);
    }

    [Fact]
    public void OfAMeterThatThrowAreNotFeltByTheCallerAndCostNothingButTheirOwnMeasurement()
    {
        using var recording = new Recording();
        using var meters = MetersOf(null, () => throw new InvalidOperationException("meter"));

        Hostile.Command(1).ShouldBe(2);
        new Bulk.Tracked().Method(" x ").ShouldBe("x");

        recording.Events.Select(record => record.EventName).ShouldBe(["command.executed", "command.succeeded"]);
        recording.Spans.Count.ShouldBe(1);
        recording.Count("command.duration_ms").ShouldBe(1);
        recording.Count("function.duration_ms").ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OfActivitiesThatThrowLeaveNoActivityCurrent(bool atStart)
    {
        using var recording = new Recording();
        using var outer = new Activity("outer").Start();
        Action thrower = () => throw new InvalidOperationException("activity");
        using var activities = atStart ? ActivitiesOf(started: thrower) : ActivitiesOf(stopped: thrower);

        Hostile.Command(1).ShouldBe(2);

        Activity.Current.ShouldBeSameAs(outer);
    }

    [Fact]
    public async Task OfTheCurrentActivityThatThrowAreNotFeltByTheCaller()
    {
        using var recording = new Recording();
        var gate = new TaskCompletionSource<int>();
        EventHandler<ActivityChangedEventArgs> thrower = (_, _) => throw new InvalidOperationException("current changed");
        Activity.CurrentChanged += thrower;
        try
        {
            Hostile.Command(1).ShouldBe(2);
            Should.NotThrow(() => { _ = Hostile.Async(gate.Task); });
        }
        finally
        {
            Activity.CurrentChanged -= thrower;
        }

        gate.SetResult(1);
        await gate.Task;
        Activity.Current = null;
    }

    [Fact]
    public void ThatFailOnTheSourceOfAnAssemblyDoNotSilenceTheClient()
    {
        var isArmed = false;
        using var faulty = new ActivityListener { ShouldListenTo = source => isArmed && source.Name.StartsWith("HandMade", StringComparison.Ordinal) ? throw new InvalidOperationException("listener") : false };
        ActivitySource.AddActivityListener(faulty);
        isArmed = true;
        using var recording = new Recording();

        HandMadeAssembly.Call(TrackedSignals.Metrics | TrackedSignals.Spans, HandMadeAssembly.Succeeds);

        recording.Spans.ShouldHaveSingleItem();
        recording.Count("function.duration_ms").ShouldBe(1);
    }

    static MeterListener MetersOf(string? instrumentName, Action measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name.StartsWith(Corpus, StringComparison.Ordinal) && (instrumentName is null || instrument.Name == instrumentName))
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => measured());
        listener.Start();
        return listener;
    }

    static ActivityListener ActivitiesOf(Action? started = null, Action? stopped = null)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Corpus,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ => started?.Invoke(),
            ActivityStopped = _ => stopped?.Invoke(),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
