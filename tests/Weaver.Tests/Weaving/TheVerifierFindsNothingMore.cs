using AutomagikTelemetry.Weaver.Tests.Defects;
using AutomagikTelemetry.Weaver.Tests.Support;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Weaver.Tests.Weaving;

/// <summary>Mono's verifier does not let pass all that the just-in-time compiler does.</summary>
public class TheVerifierFindsNothingMore
{
    [Fact]
    public void InAWovenAssembly()
    {
        Assert.SkipUnless(PeVerify.IsInstalled, PeVerify.NotInstalled);
        using var unwoven = new FrameworkCorpus();
        using var woven = new FrameworkCorpus();
        woven.Weave();

        var findings = PeVerify.Findings(unwoven.AssemblyFile);

        findings.ShouldAllBe(finding => finding.Contains("Synchronous::Pointer(int*)", StringComparison.Ordinal));
        PeVerify.Findings(woven.AssemblyFile).Except(findings).ShouldBeEmpty();
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
