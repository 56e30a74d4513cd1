using AutomagikTelemetry.Weaver.Tests.Defects;
using AutomagikTelemetry.Weaver.Tests.Support;
using Mono.Cecil;
using Mono.Cecil.Cil;

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

    /// <summary>An object where a string is promised: the just-in-time compiler does not mind.</summary>
    [Fact]
    public void ButItDoesLook()
    {
        Assert.SkipUnless(PeVerify.IsInstalled, PeVerify.NotInstalled);
        using var spoilt = new FrameworkCorpus();
        spoilt.Weave(module =>
        {
            foreach (var body in WovenBody.Of(module).Where(body => body.HasResult && body.Method.ReturnType.MetadataType == MetadataType.String))
                ((VariableDefinition)body.End.Operand).VariableType = module.TypeSystem.Object;
        });

        PeVerify.Findings(spoilt.AssemblyFile).ShouldContain(finding => finding.Contains("ManyReturns", StringComparison.Ordinal));
    }
}
