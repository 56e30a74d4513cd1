namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;

/// <summary>Random programs: a class each, that is made of its seed alone.</summary>
static class Programs
{
    internal static string NameOf(int seed) => $"Program{(uint)seed}";

    /// <summary>Whether it runs on one thread that takes turns, or its turns on whichever thread they come to.</summary>
    internal static bool IsPumped(int seed) => (seed & 1) == 0;

    internal static string Of(int seed)
    {
        var dice = new Dice(seed);
        var writer = new SourceWriter();
        var methods = new Signatures(dice).Some(dice.Between(4, 9));
        var statements = new Statements(dice, new Calls(dice, methods, IsPumped(seed)), methods, writer);

        writer.Block($"public static class {NameOf(seed)}", () =>
        {
            Run(writer, statements, methods);
            Members(Home.Static);
            Type("public class Thing(int number)", Home.Class, "public int Number => number;");
            Type("public struct Value(int number)", Home.Struct, "public int Number = number;");
            Type("public class Of<TItem>(TItem item)", Home.Generic, "public TItem Item => item; public int Number => 5;");
            Type("public interface ITalk", Home.Interface, "int Number { get; }");
            writer.Line("public class Talker : ITalk { public int Number => 3; }");
        });
        return writer.ToString();

        void Type(string head, Home home, string member) => writer.Block(head, () =>
        {
            writer.Line(member);
            Members(home);
        });

        void Members(Home home)
        {
            foreach (var method in methods.Where(method => method.Home == home))
                Member(method, dice, writer, statements);
        }
    }

    /// <summary>Calls each method, whatever became of those before, and does something of its own. The filter tells when it is asked: before any finally block runs.</summary>
    static void Run(SourceWriter writer, Statements statements, IReadOnlyList<Method> methods)
    {
        var run = new Method("Run", Home.Static, ReturnKind.AsyncTask, "void", [new("", "int", "input", IsTag: false)], null, IsTracked: false);
        var body = new Body(run) { MayAwait = true, Variables = [new("int", "input", IsAssignable: true, IsCapturable: true)] };
        writer.Block("public static async Task Run(int input)", () =>
        {
            foreach (var method in methods)
            {
                writer.Block("try", () =>
                {
                    writer.Line("Trace.Refuel(20);");
                    statements.Call(body, method);
                });
                writer.Block("catch (Exception exception) when (Trace.When(0, true))", () => writer.Line($"Trace.Caught(\"{method.Name}\", exception);"));
            }

            statements.Of(body, size: 10);
        });
    }

    static void Member(Method method, Dice dice, SourceWriter writer, Statements statements)
    {
        if (method.IsTracked)
        {
            foreach (var attribute in new Attributes(dice).Of(method))
                writer.Line(attribute);
        }

        writer.Line($"[MethodImpl(MethodImplOptions.NoInlining{(dice.OneIn(3) ? " | MethodImplOptions.AggressiveOptimization" : "")})]");
        var modifiers = $"public {(method.Home == Home.Static ? "static " : method.Home == Home.Class && dice.OneIn(3) ? "virtual " : "")}{(method.IsAsync ? "async " : "")}";
        var generic = method.IsGeneric ? "<T>" : "";
        var constraint = method.Constraint is { Length: > 0 } ? $" where T : {method.Constraint}" : "";
        var parameters = string.Join(", ", method.Parameters.Select(parameter => parameter.Declaration));
        var body = new Body(method)
        {
            MayAwait = method.IsAsync,
            MayYield = method.IsIterator,
            Variables = [.. method.Parameters.Select(parameter => new Body.Variable(parameter.Type, parameter.Name, parameter.Modifier != "in", !parameter.IsByReference && !parameter.IsRefStruct))],
        };
        if (method.Home != Home.Static)
            body = body.With(new("int", "Number", IsAssignable: false, IsCapturable: method.Home != Home.Struct));
        if (method.Home == Home.Generic)
            body = body.With(new("TItem", "Item", IsAssignable: false, IsCapturable: true));
        writer.Block($"{modifiers}{method.ReturnType} {method.Name}{generic}({parameters}){constraint}", () => statements.Of(body, dice.Between(3, 18)));
    }
}
