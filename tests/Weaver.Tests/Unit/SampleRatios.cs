extern alias weaver;

using Mono.Cecil;
using weaver::AutomagikTelemetry.Fody.Diagnostics;
using weaver::AutomagikTelemetry.Fody.Planning;
using weaver::AutomagikTelemetry.Fody.Selecting;

namespace AutomagikTelemetry.Weaver.Tests.Unit;

/// <summary>The ratio that bulk tracking gives to every method.</summary>
public class SampleRatios
{
    readonly DiagnosticLog _log = new();

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(1)]
    public void OfTheAssemblyAreThoseOfItsMethods(double ratio)
    {
        Plan(ratio).ShouldBe([ratio, ratio]);

        _log.Diagnostics.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(100)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void ThatAreNoSharesAreToldOnceAndDoNotGetIntoThePlan(double ratio)
    {
        Plan(ratio).ShouldBe([1, 1]);

        var diagnostic = _log.Diagnostics.ShouldHaveSingleItem();
        (diagnostic.Code, diagnostic.Severity, diagnostic.Member).ShouldBe(("AMT020", Severity.Error, "Type.First"));
    }

    IEnumerable<double> Plan(double ratio)
    {
        using var module = ModuleDefinition.CreateModule("HandMade", ModuleKind.Dll);
        var type = new TypeDefinition("", "Type", TypeAttributes.Public, module.TypeSystem.Object);
        module.Types.Add(type);
        foreach (var name in new[] { "First", "Second" })
            type.Methods.Add(new MethodDefinition(name, MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Void));
        var selected = type.Methods.Select(method => new SelectedMethod(method, null)).ToList();

        var attribute = new CustomAttribute(module.ImportReference(typeof(TrackAllPublicMethodsAttribute).GetConstructor([])));
        attribute.Properties.Add(new CustomAttributeNamedArgument("SampleRatio", new CustomAttributeArgument(module.TypeSystem.Double, ratio)));
        var bulk = new BulkTracking(new NamespaceFilter(null, null), (byte)TrackedSignals.Spans, attribute);

        return [.. new Planner(module, bulk, new SourceRoot(null), _log).Plan(new Selection(selected, [])).Methods.Select(method => method.SampleRatio)];
    }
}
