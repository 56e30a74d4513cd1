using System.Diagnostics;
using System.Reflection;
using AutomagikTelemetry.Corpus.Cases;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Behaviour;

/// <summary>The same cases on the woven and the unwoven assembly: same results, same exception objects and frames, same order of side effects.</summary>
public class AWovenProgramBehavesAsTheUnwovenOne
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var method in new[] { typeof(SynchronousCases), typeof(TaskCases), typeof(IteratorCases), typeof(TaskLikeCases) }.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)))
            cases.Add(method.DeclaringType!.Name, method.Name);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task SwitchedOff(string type, string method) => await Compare(type, method);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task SwitchedOn(string type, string method)
    {
        using var recording = new Recording();
        await Compare(type, method);
        recording.Spans.Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void TheCorpusIsWovenAndItsTwinIsNot()
    {
        WovenCorpus.Woven.GetType("<AutomagikTelemetry>").ShouldNotBeNull();
        WovenCorpus.Unwoven.GetType("<AutomagikTelemetry>").ShouldBeNull();
    }

    static async Task Compare(string type, string method)
    {
        var unwoven = await WovenCorpus.Run(WovenCorpus.Unwoven, type, method);
        var woven = await WovenCorpus.Run(WovenCorpus.Woven, type, method);
        woven.ShouldBe(unwoven);
        Activity.Current.ShouldBeNull();
    }
}
