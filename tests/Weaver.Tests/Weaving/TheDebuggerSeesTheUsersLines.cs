using AutomagikTelemetry.Weaver.Tests.Support;
using AutomagikTelemetry.Weaver.Tests.Support.Twins;
using Microsoft.CodeAnalysis.Emit;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Weaver.Tests.Weaving;

/// <summary>Breakpoints, stepping and locals: what the debugger is told is the same as of the unwoven twin, by a PDB beside the assembly and by one inside.</summary>
public class TheDebuggerSeesTheUsersLines(CorpusBuilds builds) : IClassFixture<CorpusBuilds>
{
    public static TheoryData<string, string> Builds => new()
    {
        { "Debug", nameof(DebugInformationFormat.PortablePdb) },
        { "Debug", nameof(DebugInformationFormat.Embedded) },
        { "Release", nameof(DebugInformationFormat.PortablePdb) },
        { "Release", nameof(DebugInformationFormat.Embedded) },
    };

    [Theory]
    [MemberData(nameof(Builds))]
    public void AndNothingOfTheWeavers(string level, string symbols)
    {
        var twins = builds.Of(level, symbols);

        File.Exists(Path.ChangeExtension(twins.WovenFile, ".pdb")).ShouldBe(symbols != "Embedded");
        ShouldTellTheSame(twins, DebuggerPoints.Visible, 250);
        ShouldTellTheSame(twins, DebuggerPoints.Locals, level == "Debug" ? 40 : 25);
        ShouldTellTheSame(twins, DebuggerPoints.Kickoffs, 40);
    }

    [Fact]
    public void InTheAssemblyThatTheBuildHasWoven()
    {
        var unwoven = DebuggerPoints.Visible(WovenCorpus.Unwoven.Location);

        DebuggerPoints.Visible(WovenCorpus.Woven.Location).Where(method => unwoven.ContainsKey(method.Key)).ShouldBe(unwoven, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void ScopesNest(string level, string symbols)
    {
        var twins = builds.Of(level, symbols);

        DebuggerPoints.MethodsWithBadScopes(twins.UnwovenFile).ShouldBeEmpty();
        DebuggerPoints.MethodsWithBadScopes(twins.WovenFile).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void EveryCallOfTheRuntimesIsHidden(string level, string symbols)
    {
        var twins = builds.Of(level, symbols);
        var points = DebuggerPoints.All(twins.WovenFile);
        using var module = ModuleDefinition.ReadModule(twins.WovenFile);
        var calls = 0;
        foreach (var method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody && points.ContainsKey(NameOf(method))))
        {
            foreach (var call in method.Body.Instructions.Where(instruction => instruction.Operand is MethodReference { DeclaringType: { Namespace: "AutomagikTelemetry.Weaving", Name: "Operation" } }))
            {
                calls++;
                points[NameOf(method)].Last(point => point.Offset <= call.Offset).IsHidden.ShouldBeTrue($"{method} at {call}");
            }
        }

        calls.ShouldBeGreaterThan(200);
    }

    /// <summary>Where a step over an await comes out, also in the state machines that are edited.</summary>
    [Theory]
    [MemberData(nameof(Builds))]
    public void AwaitsAreSteppedOver(string level, string symbols)
    {
        var twins = builds.Of(level, symbols);

        ShouldTellTheSame(twins, Awaits, 30);
        if (level == "Debug")
            ShouldTellTheSame(twins, ScopesOfFields, 30);
    }

    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public async Task WithoutAPdbAllIsWovenTheSame(string level)
    {
        using var twins = Twins.OfCorpus(Configuration.Named(level) with { Symbols = null });

        Directory.GetFiles(Path.GetDirectoryName(twins.WovenFile)!, "*.pdb").ShouldBeEmpty();
        JustInTime.ShouldCompileAlike(twins.Unwoven, twins.Woven);
        foreach (var (type, method) in WovenCorpus.Cases)
            (await WovenCorpus.Run(twins.Woven, type, method)).ShouldBe(await WovenCorpus.Run(twins.Unwoven, type, method), method);
    }

    [Fact]
    public void FirstAHiddenPointThenTheirOwnInAWovenMethod()
    {
        var points = DebuggerPoints.All(WovenCorpus.Woven.Location)["AutomagikTelemetry.Corpus.Shapes.Synchronous.ManyReturns"];

        points[0].IsHidden.ShouldBeTrue("stepping in must not stop at the injected start");
        points[0].Offset.ShouldBe(0);
        points[^1].IsHidden.ShouldBeTrue("nor at the injected end");
        points.Select(point => point.Offset).ShouldBeInOrder(SortDirection.Ascending);
    }

    static void ShouldTellTheSame(Twins twins, Func<string, Dictionary<string, string>> read, int atLeast)
    {
        var unwoven = read(twins.UnwovenFile);
        unwoven.Count.ShouldBeGreaterThan(atLeast);
        var woven = read(twins.WovenFile);
        foreach (var (method, told) in unwoven)
            woven[method].ShouldBe(told, method);
    }

    /// <summary>The instructions at which each async method goes to sleep and wakes up.</summary>
    static Dictionary<string, string> Awaits(string file)
    {
        using var module = ModuleDefinition.ReadModule(file, new ReaderParameters { ReadSymbols = true });
        return (
            from method in module.GetTypes().SelectMany(type => type.Methods)
            where method.HasBody
            let body = method.Body
            from stepping in method.CustomDebugInformations.OfType<AsyncMethodBodyDebugInformation>()
            select KeyValuePair.Create(NameOf(method), string.Join(" | ", stepping.Yields.Concat(stepping.Resumes)
                .Select(offset => body.Instructions.SingleOrDefault(instruction => instruction.Offset == offset.Offset) is { } at ? $"{at.OpCode} {(at.Operand is Instruction ? "" : at.Operand)}" : "none")))).ToDictionary();
    }

    /// <summary>The instructions between which a local that became a field lives.</summary>
    static Dictionary<string, string> ScopesOfFields(string file)
    {
        using var module = ModuleDefinition.ReadModule(file, new ReaderParameters { ReadSymbols = true });
        return (
            from method in module.GetTypes().SelectMany(type => type.Methods)
            where method.HasBody
            let body = method.Body
            from locals in method.CustomDebugInformations.OfType<StateMachineScopeDebugInformation>()
            select KeyValuePair.Create(NameOf(method), string.Join(" | ", locals.Scopes.Select(scope => body.Instructions.SingleOrDefault(instruction => instruction.Offset == scope.Start.Offset)?.OpCode.ToString() ?? "none")))).ToDictionary();
    }

    static string NameOf(MethodDefinition method)
    {
        var name = method.Name;
        for (var type = method.DeclaringType; type is not null; type = type.DeclaringType)
            name = $"{(type.Namespace.Length == 0 ? "" : type.Namespace + ".")}{type.Name}.{name}";
        return name;
    }
}
