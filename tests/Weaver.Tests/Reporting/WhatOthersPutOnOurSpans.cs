using System.Diagnostics;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Reporting;

/// <summary>It stays in the process: only what the plan lists is sent.</summary>
public class WhatOthersPutOnOurSpans
{
    const string Private = "ana@example.com";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void IsNotSentWithACallThatSucceeds(bool isHeard)
    {
        using var recording = new Recording();
        using var listener = isHeard ? Listener() : null;

        HandMadeAssembly.Call(TrackedSignals.Spans, () => Write(Activity.Current!));

        var span = recording.Spans.ShouldHaveSingleItem();
        span.Name.ShouldBe("HandMade.Method0");
        span.StatusDescription.ShouldBeNull();
        span.Status.ShouldBe(ActivityStatusCode.Error, "the program's own word, which tells of nobody");
        span.Attributes.ShouldHaveSingleItem().Key.ShouldBe("code.function.name");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void IsNotSentWithACallThatFails(bool isHeard)
    {
        using var recording = new Recording();
        using var listener = isHeard ? Listener() : null;

        Should.Throw<InvalidOperationException>(() => HandMadeAssembly.Call(TrackedSignals.Spans, static () =>
        {
            Write(Activity.Current!);
            throw new InvalidOperationException("broken");
        }));

        var span = recording.Spans.ShouldHaveSingleItem();
        span.Name.ShouldBe("HandMade.Method0");
        span.StatusDescription.ShouldBe("broken");
        Attributes.Text(span.Attributes).ShouldBe("code.function.name=HandMade.Method0 error.type=System.InvalidOperationException");
    }

    /// <summary>Enrichment in the manner of OpenTelemetry, at the end of each span.</summary>
    static ActivityListener Listener()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("HandMade", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Write,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    static void Write(Activity activity)
    {
        activity.DisplayName = Private;
        activity.SetStatus(ActivityStatusCode.Error, Private);
        activity.SetTag("email", Private);
        activity.AddEvent(new ActivityEvent(Private));
    }
}
