using AutomagikTelemetry.Weaver.Tests.Support;
using AutomagikTelemetry.Weaver.Tests.Support.Twins;
using Microsoft.CodeAnalysis.Emit;

namespace AutomagikTelemetry.Weaver.Tests.Failures;

/// <summary>Failures of other weavers: breakpoints, scopes, and assemblies with other symbols or none. Those of whole builds are in tests/Package.Tests.</summary>
public class DebuggerAndBuild
{
    const string Source = """
        public static class Case
        {
            [TrackWorkflow("outer")]
            public static async Task<int> Outer(int count)
            {
                var sum = 0;
                for (var i = 0; i < count; i++)
                {
                    var square = i * i;
                    if (square > 2)
                    {
                        var rest = Inner(square);
                        sum += rest;
                        await Task.Yield();
                    }
                }

                return sum;
            }

            [TrackWorkflow("inner")]
            public static int Inner(int square)
            {
                try
                {
                    int Local(int a)
                    {
                        var b = a + 1;
                        return b;
                    }

                    {
                        var first = Local(square);
                        if (first > 5)
                        {
                            var second = first % 3;
                            return second;
                        }
                    }

                    {
                        var third = square - 1;
                        return third;
                    }
                }
                finally
                {
                    var done = square;
                    Console.Write(done > 100 ? "!" : "");
                }
            }

            public static async Task<string> Run() => (await Outer(4)).ToString();
        }
        """;

    public static TheoryData<string> Levels => Configuration.Levels;

    /// <summary>MethodBoundaryAspect 82 and 101: bodies that were moved have lost their breakpoints.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task BreakpointsStayWhereTheyWere(string level)
    {
        using var twins = Twins.Of(level, Source);

        (await twins.RunAlike()).Said.ShouldBe("4");
        var unwoven = DebuggerPoints.Visible(twins.UnwovenFile);
        unwoven["Case.Inner"].Split(' ').Length.ShouldBeGreaterThan(8);
        DebuggerPoints.Visible(twins.WovenFile).ShouldBe(unwoven);
    }

    /// <summary>AspectInjector 107, Cecil 867.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public void NoScopeReachesOutOfTheOneAroundIt(string level)
    {
        using var twins = Twins.Of(level, Source);

        DebuggerPoints.MethodsWithBadScopes(twins.WovenFile).ShouldBeEmpty();
        DebuggerPoints.Locals(twins.UnwovenFile)["Case.Inner"].ShouldContain("first");
        DebuggerPoints.Locals(twins.WovenFile).ShouldBe(DebuggerPoints.Locals(twins.UnwovenFile));
    }

    /// <summary>Rougamo 74: one method of many had no debug information.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task AMethodWithoutDebugInformationIsWovenAmongOthers(string level)
    {
        using var twins = Twins.Of(Configuration.Named(level), Source, before: module =>
        {
            var method = module.GetType("Case").Methods.Single(candidate => candidate.Name == "Inner");
            method.DebugInformation.SequencePoints.Clear();
            method.DebugInformation.Scope = null;
            method.CustomDebugInformations.Clear();
        });

        (await twins.RunAlike()).Spans.ShouldBe(["inner", "inner", "outer"]);
        DebuggerPoints.All(twins.UnwovenFile).Keys.Except(DebuggerPoints.All(twins.WovenFile).Keys).ShouldBe(["Case.Inner"]);
    }

    /// <summary>Coverlet 881, AspectInjector 175.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task APdbInsideTheAssemblyStaysThere(string level)
    {
        using var twins = Twins.Of(Configuration.Named(level) with { Symbols = DebugInformationFormat.Embedded }, Source);

        (await twins.RunAlike()).Spans.ShouldBe(["inner", "inner", "outer"]);
        Directory.GetFiles(Path.GetDirectoryName(twins.WovenFile)!, "*.pdb").ShouldBeEmpty();
        DebuggerPoints.Visible(twins.WovenFile).ShouldBe(DebuggerPoints.Visible(twins.UnwovenFile));
    }

    /// <summary>AspectInjector 200.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task NoPdbIsNeeded(string level)
    {
        using var twins = Twins.Of(Configuration.Named(level) with { Symbols = null }, Source);

        (await twins.RunAlike()).Spans.ShouldBe(["inner", "inner", "outer"]);
        Directory.GetFiles(Path.GetDirectoryName(twins.WovenFile)!, "*.pdb").ShouldBeEmpty();
    }
}
