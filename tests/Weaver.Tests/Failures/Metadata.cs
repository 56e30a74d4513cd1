using System.Reflection;
using AutomagikTelemetry.Weaver.Tests.Support.Twins;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Weaver.Tests.Failures;

/// <summary>Failures of other weavers: generics and other metadata.</summary>
public class Metadata
{
    public static TheoryData<string> Levels => Configuration.Levels;

    /// <summary>MethodBoundaryAspect 29 and 30, someta 17, Cecil 417.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task ConstraintsAreKept(string level)
    {
        using var twins = Twins.Of(level, """
            public interface ITwo<T> { T Value { get; } }
            public sealed class Two : ITwo<int> { public int Value => 2; }
            public class Holder<T>
                where T : class, ITwo<int>, new()
            {
                [TrackWorkflow("make")]
                public virtual TOther Make<TOther, TEnum>(TEnum number)
                    where TOther : T, new()
                    where TEnum : unmanaged, Enum => new TOther();
            }

            public static class Case
            {
                public static string Run() => new Holder<Two>().Make<Two, DayOfWeek>(DayOfWeek.Friday).Value.ToString();
            }
            """);

        (await twins.RunAlike()).Spans.ShouldBe(["make"]);
        Constraints(twins.Woven).ShouldBe(Constraints(twins.Unwoven));
        twins.Woven.GetTypes().SelectMany(type => type.GetMethods()).Count(method => method.Name == "Make").ShouldBe(1, "nothing is cloned");

        static IEnumerable<string> Constraints(Assembly assembly)
        {
            var type = assembly.GetType("Holder`1")!;
            return type.GetGenericArguments().Concat(type.GetMethod("Make")!.GetGenericArguments())
                .Select(parameter => $"{parameter} {parameter.GenericParameterAttributes} {string.Join(", ", parameter.GetGenericParameterConstraints().Select(constraint => constraint.ToString()))}");
        }
    }

    /// <summary>Rougamo 25.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task AnAsyncMethodMayBeGenericInAGenericType(string level)
    {
        using var twins = Twins.Of(level, """
            public struct Box<T>(T value)
            {
                [TrackWorkflow("pair")]
                public readonly async Task<(T, TOther)> Pair<TOther>(TOther other)
                    where TOther : IComparable<TOther>
                {
                    var mine = value;
                    await Task.Yield();
                    return (mine, other);
                }
            }

            public static class Case
            {
                public static async Task<string> Run() => $"{await new Box<string>("a").Pair(1)} {await new Box<int>(2).Pair("b")}";
            }
            """);

        var (said, spans) = await twins.RunAlike();

        said.ShouldBe("(a, 1) (2, b)");
        spans.ShouldBe(["pair", "pair"]);
    }

    /// <summary>Rougamo 73: a generic component whose override violated a constraint at run time only.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task AGenericComponentMayOverrideAnAsyncMethod(string level)
    {
        using var twins = Twins.Of(level, """
            public abstract class Component
            {
                public virtual Task Initialise() => Task.CompletedTask;
            }

            public class Grid<TItem, TKey> : Component
                where TItem : class, IEquatable<TKey>
                where TKey : notnull
            {
                public int Count { get; private set; }

                [TrackWorkflow("initialise")]
                public override async Task Initialise()
                {
                    await base.Initialise();
                    await Task.Yield();
                    Count++;
                }
            }

            public sealed class Names : Grid<string, string>
            {
                [TrackWorkflow("names")]
                public override async Task Initialise() => await base.Initialise();
            }

            public static class Case
            {
                public static async Task<string> Run()
                {
                    var names = new Names();
                    await ((Component)names).Initialise();
                    return names.Count.ToString();
                }
            }
            """);

        var (said, spans) = await twins.RunAlike();

        said.ShouldBe("1");
        spans.ShouldBe(["initialise", "names"]);
    }

    /// <summary>AspectInjector 10, 38, 140: constructors are left alone, whatever they call.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task ConstructorsMayCallAnyOtherAndAreLeftAlone(string level)
    {
        using var twins = Twins.Of(level, """
            public class Base<T>(T value)
            {
                public T Value => value;
            }

            [TrackWorkflow]
            public class Derived<T> : Base<List<T>>
            {
                readonly string _from;

                public Derived() : this("none") { }

                public Derived(string from) : base(new List<T>()) => _from = from;

                public string From() => _from + Value.Count;
            }

            public static class Case
            {
                public static string Run() => new Derived<int>().From() + new Derived<string>("b").From();
            }
            """);

        var (said, spans) = await twins.RunAlike();

        said.ShouldBe("none0b0");
        spans.ShouldBe(["from", "from"]);
        Constructor(twins.WovenFile).ShouldBe(Constructor(twins.UnwovenFile));

        static IEnumerable<string> Constructor(string file)
        {
            using var module = ModuleDefinition.ReadModule(file);
            return [.. module.GetType("Derived`1").Methods.Where(method => method.IsConstructor).SelectMany(method => method.Body.Instructions).Select(instruction => instruction.ToString())];
        }
    }

    /// <summary>AspectInjector 142: 1,956 injections, one exception, and no method named.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public void AFailureInOneOfTwoThousandMethodsNamesIt(string level)
    {
        var methods = string.Concat(Enumerable.Range(0, 2000).Select(number => $"    [TrackWorkflow]\n    public static int M{number}(string text) => text.Length;\n"));
        var folder = Directory.CreateTempSubdirectory("weaver-tests-");
        try
        {
            var file = Path.Combine(folder.FullName, "Case.dll");
            SourceCompiler.Compile(file, Configuration.Named(level), [("Case.cs", $"public static class Case\n{{\n{methods}}}\n")]);

            // Another weaver has left a branch to nowhere.
            var plan = AssemblyWeaver.Weave(file, file, before: module => module.GetType("Case").Methods.Single(method => method.Name == "M1234").Body.Instructions.Insert(0, Nowhere()));

            var diagnostic = plan.GetProperty("diagnostics").EnumerateArray().ShouldHaveSingleItem();
            diagnostic.GetProperty("code").GetString().ShouldBe("AMT001");
            diagnostic.GetProperty("message").GetString()!.ShouldContain("'Case.M1234'");
            diagnostic.GetProperty("line").GetInt32().ShouldBe(4 + (2 * 1234));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static Instruction Nowhere()
        {
            var branch = Instruction.Create(OpCodes.Br, Instruction.Create(OpCodes.Nop));
            branch.Operand = null;
            return branch;
        }
    }
}
