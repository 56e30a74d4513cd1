using System.Diagnostics;
using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Reporting;

public class TagsOfEveryType
{
    [Fact]
    public void AreReportedAsTheyAre()
    {
        using var recording = new Recording();
        var busy = Reported.Mood.Busy;

        Reported.EveryType(
            true, 'x', -1, 200, -70000, 4_000_000_000, long.MinValue, ulong.MaxValue, 0.5f, 0.1, 12.50m, "text",
            Guid.Parse("5f0c8a35-6c1b-4a53-9c0e-0a2b6c7d8e9f"), Reported.Mood.Calm, 5, Reported.Mood.Busy, 9, ref busy, 6);

        Attributes.Text(recording.Events[0].Attributes).ShouldBe(
            "flag=True sign=x tiny=-1 small=200 number=-70000 unsigned=4000000000 big=-9223372036854775808 huge=1.8446744073709552E+19 single=0.5 real=0.1 money=12.5 "
            + "label=text id=5f0c8a35-6c1b-4a53-9c0e-0a2b6c7d8e9f mood=Calm maybe=5 maybe_mood=Busy by_reference=9 mood_reference=Busy maybe_reference=6");
    }

    [Fact]
    public void AreLeftOutWhenNull()
    {
        using var recording = new Recording();
        var busy = Reported.Mood.Busy;

        Reported.EveryType(false, 'x', 0, 0, 0, 0, 0, 0, 0, 0, 0, null, Guid.Empty, Reported.Mood.Calm, null, null, 0, ref busy, null);

        recording.Events[0].Attributes.Select(pair => pair.Key).ShouldNotContain(key => key == "label" || key.StartsWith("maybe", StringComparison.Ordinal));
    }

    [Fact]
    public void CanBeEnumsOfGenericTypes()
    {
        using var recording = new Recording();

        Names.EnumOfAGenericType(Outer<int>.Nested.Two, Outer<string>.Nested.One);

        Attributes.Text(recording.Events[0].Attributes).ShouldBe("nested=Two other=One");
    }

    [Fact]
    public void PassTheSanitiserWhoeverListens()
    {
        using var recording = new Recording();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "AutomagikTelemetry.Corpus",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);

        Reported.Secret("hunter2", 12, new string('x', 1000));

        var span = recording.Spans.ShouldHaveSingleItem();
        Attributes.Text(recording.Events[0].Attributes).ShouldBe("token_count=12 long_label=" + new string('x', 500));
        span.Activity.GetTagItem("password").ShouldBeNull();
        span.Activity.GetTagItem("long_label").ShouldBe(new string('x', 500));
    }
}
