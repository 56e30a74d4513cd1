using AutomagikTelemetry.Privacy.Texts;

namespace AutomagikTelemetry.Privacy.Tests.Texts;

public class RecentTextsTests
{
    [Fact]
    public void WhatWasAddedIsFoundByItsCharacters()
    {
        var texts = new RecentTexts<string>(16);
        texts.Add("agent", "x");

        texts.Find("an agent".AsSpan(3)).ShouldBe("x");
        texts.Find("agents").ShouldBeNull();
        texts.Find("").ShouldBeNull();
    }

    [Fact]
    public void ALaterOneTakesThePlaceOfAnEarlierOne()
    {
        var texts = new RecentTexts<string>(16);
        for (var i = 0; i < 1000; i++)
        {
            texts.Add("name" + i, "of " + i);
            texts.Find("name" + i).ShouldBe("of " + i);
        }

        Enumerable.Range(0, 1000).Count(i => texts.Find("name" + i) is not null).ShouldBeInRange(1, 16);
    }

    [Fact]
    public void AVeryLongOneIsNotKept()
    {
        var texts = new RecentTexts<string>(16);
        texts.Add(new string('a', 100_000), "x");

        texts.Find(new string('a', 100_000)).ShouldBeNull();
    }
}
