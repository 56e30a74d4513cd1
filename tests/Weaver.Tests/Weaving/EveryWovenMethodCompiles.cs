using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Weaving;

/// <summary>The just-in-time compiler is the strictest reader of IL that there is on every machine.</summary>
public class EveryWovenMethodCompiles
{
    [Fact]
    public void AsItsUnwovenTwinDoes()
    {
        var unwoven = JustInTime.Outcomes(WovenCorpus.Unwoven);
        var woven = JustInTime.Outcomes(WovenCorpus.Woven).Where(outcome => unwoven.ContainsKey(outcome.Key)).ToDictionary();

        unwoven.Count(outcome => outcome.Value == "compiled").ShouldBeGreaterThan(150);
        woven.ShouldBe(unwoven, ignoreOrder: true);
    }

    [Fact]
    public void InBulkToo() =>
        JustInTime.Outcomes(typeof(Bulk.Tracked).Assembly).Values.Distinct().ShouldBe(["compiled"]);
}
