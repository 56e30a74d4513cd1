using System.Diagnostics;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Behaviour;

/// <summary>The same cases on the woven and the unwoven assembly, Debug and Release: same results, same exception objects and frames, same order of side effects.</summary>
public class AWovenProgramBehavesAsTheUnwovenOne
{
    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var level in new[] { "Debug", "Release" })
        {
            foreach (var (type, method) in WovenCorpus.Cases)
                cases.Add(level, type, method);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task SwitchedOff(string level, string type, string method) => await Compare(level, type, method);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task SwitchedOn(string level, string type, string method)
    {
        using var recording = new Recording();
        await Compare(level, type, method);
        recording.Spans.Count.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public void TheCorpusIsWovenAndItsTwinIsNot(string level)
    {
        WovenCorpus.Of(level).Woven.GetType("<AutomagikTelemetry>").ShouldNotBeNull();
        WovenCorpus.Of(level).Unwoven.GetType("<AutomagikTelemetry>").ShouldBeNull();
    }

    static async Task Compare(string level, string type, string method)
    {
        var unwoven = await WovenCorpus.Run(WovenCorpus.Of(level).Unwoven, type, method);
        var woven = await WovenCorpus.Run(WovenCorpus.Of(level).Woven, type, method);
        woven.ShouldBe(unwoven);
        Activity.Current.ShouldBeNull();
    }
}
