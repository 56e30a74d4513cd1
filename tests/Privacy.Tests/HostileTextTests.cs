using System.Diagnostics;
using AutomagikTelemetry.Privacy.Keys;
using AutomagikTelemetry.Privacy.Texts;
using FsCheck;
using FsCheck.Fluent;

namespace AutomagikTelemetry.Privacy.Tests;

/// <summary>Whatever comes, there is no exception, and twice the text takes about twice the work.</summary>
public class HostileTextTests
{
    [Fact]
    public void NoTextThrows()
    {
        var random = new Random(20261122);
        var failures = new List<string>();
        for (var i = 0; i < 100_000; i++)
        {
            // The scrubber itself, since the sanitiser catches what it throws.
            if (Caught(HostileTexts.Next(random)) is { } failure)
                failures.Add(failure);
        }

        failures.ShouldBeEmpty();
    }

    [Fact]
    public void NoStringOfFsChecksThrowsAndNoneGrowsBeyondTheLimit()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => text is null || (Caught(text) is null && (TextScrubber.Scrub(text, KeyVerdict.Harmless, 500)?.Length ?? 0) <= 500))
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("a@a.")]
    [InlineData("1 ")]
    [InlineData("1")]
    [InlineData("a")]
    [InlineData("A1")]
    [InlineData("password=")]
    [InlineData("token ")]
    [InlineData("a:b@c/")]
    [InlineData("://")]
    [InlineData("(1)")]
    [InlineData("+1-")]
    [InlineData("\"\\")]
    [InlineData("{\"a\":")]
    [InlineData("[")]
    [InlineData("%25")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("/home/a b ")]
    [InlineData("a=b;c ")]
    [InlineData("1.2.3.4,")]
    [InlineData("a::")]
    [InlineData("DE89 3704 ")]
    [InlineData("a+b=")]
    [InlineData("/webhooks/a1")]
    public void TheWorkGrowsWithTheText(string piece)
    {
        var small = Repeat(piece, 40_000);
        var large = Repeat(piece, 640_000);
        var (least, most) = (Time(small), Time(large));

        // Sixteen times the text; quadratic work is 256 times, however often it is tried. What else the machine does only adds: the best of each counts.
        for (var i = 0; i < 50 && most > least * 64; i++)
            (least, most) = (Math.Max(0.05, Math.Min(least, Time(small))), Math.Min(most, Time(large)));

        (most / least).ShouldBeLessThan(64);
    }

    [Fact]
    public void JsonThatIsDeeperThanAnybodyWritesIsLookedAtAsText()
    {
        var bomb = string.Concat(Enumerable.Repeat("{\"a\":", 1000)) + "\"maria@example.com\"" + new string('}', 1000);

        TextScrubber.Scrub(bomb, KeyVerdict.Harmless, int.MaxValue / 2).ShouldNotBeNull().ShouldNotContain("maria");
    }

    static string? Caught(string text)
    {
        try
        {
            TextScrubber.Scrub(text, KeyVerdict.Harmless, 500);
            KeyNames.Judge(text);
            return null;
        }
        catch (Exception exception)
        {
            return exception.GetType().Name + " " + exception.StackTrace?.Split('\n')[0] + ": " + string.Join(' ', text.Select(c => ((int)c).ToString("x4", null)));
        }
    }

    static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));

    static double Time(string text)
    {
        var start = Stopwatch.GetTimestamp();
        TextScrubber.ScrubPlain(text, KeyVerdict.Harmless);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
