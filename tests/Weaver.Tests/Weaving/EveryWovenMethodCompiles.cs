using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Weaving;

/// <summary>The just-in-time compiler is the strictest reader of IL that there is on every machine.</summary>
public class EveryWovenMethodCompiles
{
    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public void AsItsUnwovenTwinDoes(string level) =>
        JustInTime.ShouldCompileAlike(WovenCorpus.Of(level).Unwoven, WovenCorpus.Of(level).Woven);

    /// <summary>Of each generic method the shared code and, where its constraints let one have it, that of a value type.</summary>
    [Fact]
    public void WithReferenceTypesAndWithValueTypes()
    {
        var instantiations = JustInTime.Outcomes(WovenCorpus.Woven).Keys.Where(key => !key.EndsWith(" of ", StringComparison.Ordinal)).Select(key => key.Split(" of ")[1]).ToList();

        instantiations.Count(arguments => arguments.StartsWith("System.String", StringComparison.Ordinal)).ShouldBeGreaterThan(30);
        instantiations.Count(arguments => arguments.StartsWith("System.Int32", StringComparison.Ordinal)).ShouldBeGreaterThan(30);
    }

    [Fact]
    public void InBulkToo() =>
        JustInTime.Outcomes(typeof(Bulk.Tracked).Assembly).Values.Distinct().ShouldBe(["compiled"]);
}
