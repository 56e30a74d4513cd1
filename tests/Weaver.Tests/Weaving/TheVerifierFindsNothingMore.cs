using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Weaving;

/// <summary>What the just-in-time compiler lets pass, an object returned as a string for example, mono's verifier does not.</summary>
public class TheVerifierFindsNothingMore
{
    [Fact]
    public void InAWovenAssembly()
    {
        Assert.SkipUnless(PeVerify.IsInstalled, PeVerify.NotInstalled);
        using var unwoven = new FrameworkCorpus();
        using var woven = new FrameworkCorpus();
        woven.Weave();

        var findings = PeVerify.Findings(woven.AssemblyFile);

        File.ReadAllBytes(woven.AssemblyFile).Length.ShouldBeGreaterThan(File.ReadAllBytes(unwoven.AssemblyFile).Length);
        findings.ShouldBe(PeVerify.Findings(unwoven.AssemblyFile));
    }
}
