using System.Text.RegularExpressions;
using AutomagikTelemetry.Weaver.Tests.Support;
using ICSharpCode.Decompiler;
using ICSharpCode.Decompiler.CSharp;
using ICSharpCode.Decompiler.TypeSystem;

namespace AutomagikTelemetry.Weaver.Tests.Weaving;

/// <summary>As C#, for people to read: what weaving makes of a dozen shapes.</summary>
public partial class TheWovenCode
{
    [Theory]
    [InlineData("Shapes.Synchronous", "Void")]
    [InlineData("Shapes.Synchronous", "Value")]
    [InlineData("Shapes.Synchronous", "StartsInALoop")]
    [InlineData("Shapes.Synchronous", "StartsWithATry")]
    [InlineData("Shapes.Synchronous", "FiltersAndRethrows")]
    [InlineData("Shapes.Synchronous", "NeverReturns")]
    [InlineData("Shapes.Synchronous", "Reference")]
    [InlineData("Shapes.Synchronous", "RefStruct")]
    [InlineData("Shapes.Synchronous", "Pointer")]
    [InlineData("Shapes.Tasks", "Yields")]
    [InlineData("Shapes.Tasks", "ValueTaskOf")]
    [InlineData("Shapes.Tasks", "Returns")]
    [InlineData("Shapes.Tasks", "ReturnsValueTask")]
    [InlineData("Shapes.Generic`1", "Map")]
    [InlineData("Reported", "Spawn")]
    public void IsTheApprovedOne(string type, string method)
    {
        var code = Decompiled("AutomagikTelemetry.Corpus." + type, method);

        code.ShouldNotContain("/*Error");
        code.ShouldNotContain("//IL_");
        code.ShouldNotContain("Unknown result type");
        code.ShouldMatchApproved(configuration => configuration.NoDiff().SubFolder("Approved").WithDiscriminator(method));
    }

    /// <summary>Of a release build; what a debug build looks like is the compiler's affair.</summary>
    static string Decompiled(string type, string method)
    {
#if DEBUG
        Assert.Skip("The approved code is that of a release build: dotnet test -c Release");
#endif
        var decompiler = new CSharpDecompiler(WovenCorpus.Woven.Location, new DecompilerSettings { ThrowOnAssemblyResolveErrors = false, UseDebugSymbols = false });
        var handle = decompiler.TypeSystem.MainModule.GetTypeDefinition(new FullTypeName(type).TopLevelTypeName)!.Methods.Single(candidate => candidate.Name == method).MetadataToken;

        // A method's number in the plan changes with what comes before it.
        return Number().Replace(decompiler.DecompileAsString(handle), "$1, 0, ").ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"(<AutomagikTelemetry>\.Assembly|\.Assembly), \d+, ")]
    private static partial Regex Number();
}
