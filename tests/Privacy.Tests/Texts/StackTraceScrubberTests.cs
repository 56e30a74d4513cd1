using AutomagikTelemetry.Privacy.Keys;
using AutomagikTelemetry.Privacy.Texts;

namespace AutomagikTelemetry.Privacy.Tests.Texts;

public class StackTraceScrubberTests
{
    const string Frames = "   at Shop.Orders.Place(Int32 id) in /src/Shop/Orders.cs:line 12\n   at Shop.Program.Main(String[] args) in /src/Shop/Program.cs:line 3";

    [Fact]
    public void WhatHoldsNothingIsTheVeryText()
    {
        var text = "System.InvalidOperationException: No such order.\n" + Frames;

        StackTraceScrubber.Scrub(text, 16_384).ShouldBeSameAs(text);
        StackTraceScrubber.Scrub(text, 16_384).ShouldBeSameAs(text);
    }

    [Fact]
    public void MessagesAreScrubbedAndFramesLoseTheUsersName()
    {
        const string text = "System.Exception: token=4fK9sLq2Zx7Wv1Bn8Mc3Tp6R of maria@example.com\n   at A.B() in /home/maria/src/A.cs:line 1\n ---> System.Exception: for maria@example.com\n   at A.C() in /home/maria/src/A.cs:line 2\n   --- End of inner exception stack trace ---";
        const string clean = "System.Exception: token=[redacted:secret] of [redacted:email]\n   at A.B() in /home/[redacted:user]/src/A.cs:line 1\n ---> System.Exception: for [redacted:email]\n   at A.C() in /home/[redacted:user]/src/A.cs:line 2\n   --- End of inner exception stack trace ---";

        for (var time = 0; time < 3; time++)
            StackTraceScrubber.Scrub(text, 16_384).ShouldBe(clean);
    }

    [Fact]
    public void ALineThatOnlyLooksLikeAFrameIsScrubbedEachTime()
    {
        for (var time = 0; time < 3; time++)
            StackTraceScrubber.Scrub("x\n   at password=hunter2 for maria@example.com\n", 16_384).ShouldBe("x\n   at password=[redacted:secret] for [redacted:email]\n");
    }

    [Fact]
    public void ItMakesOfRealTracesWhatTheScrubberOfAnyTextMakes()
    {
        var text = Record.Exception(() => _ = Nested(5, "for maria@example.com, password=hunter2")).ShouldNotBeNull().ToString();

        text.ShouldContain("--- End of inner exception stack trace ---");
        StackTraceScrubber.Scrub(text, 16_384).ShouldBe(TextScrubber.Scrub(text, KeyVerdict.Harmless, 16_384));
    }

    [Fact]
    public void TheLengthIsCutLast()
    {
        StackTraceScrubber.Scrub("x\n   at A.B() in /home/maria/a.cs:line 1\n" + Frames, 34).ShouldBe("x\n   at A.B() in /home/[redacted:u");
        StackTraceScrubber.Scrub(Frames, 20).ShouldBe(Frames[..20]);
        StackTraceScrubber.Scrub("", 20).ShouldBe("");
    }

    static int Nested(int frames, string message)
    {
        if (frames > 0)
            return Nested(frames - 1, message) + 1;
        try
        {
            throw new InvalidOperationException(message);
        }
        catch (InvalidOperationException exception)
        {
            throw new AggregateException("again " + message, exception, exception);
        }
    }
}
