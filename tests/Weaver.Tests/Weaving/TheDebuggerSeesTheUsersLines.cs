using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Weaving;

/// <summary>Breakpoints and stepping: what the debugger may stop at is the same as in the unwoven twin.</summary>
public class TheDebuggerSeesTheUsersLines
{
    [Fact]
    public void AndNothingOfTheWeavers()
    {
        var unwoven = DebuggerPoints.Visible(WovenCorpus.Unwoven);
        var woven = DebuggerPoints.Visible(WovenCorpus.Woven).Where(method => unwoven.ContainsKey(method.Key)).ToDictionary();

        unwoven.Count.ShouldBeGreaterThan(100);
        woven.ShouldBe(unwoven, ignoreOrder: true);
    }

    [Fact]
    public void FirstAHiddenPointThenTheirOwnInAWovenMethod()
    {
        var points = DebuggerPoints.All(WovenCorpus.Woven)["AutomagikTelemetry.Corpus.Shapes.Synchronous.ManyReturns"];

        points[0].IsHidden.ShouldBeTrue("stepping in must not stop at the injected start");
        points[0].Offset.ShouldBe(0);
        points[^1].IsHidden.ShouldBeTrue("nor at the injected end");
        points.Select(point => point.Offset).ShouldBeInOrder(SortDirection.Ascending);
    }
}
