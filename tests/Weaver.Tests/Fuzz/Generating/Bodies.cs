using System.Globalization;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;

/// <summary>Programs whose tracked methods get <see cref="RandomBody">random IL</see>: what the compiler makes of the source is their heads.</summary>
static class Bodies
{
    const int Count = 6;

    /// <summary>Whether some methods leave by jmp and tail calls, so that frames are not to be compared.</summary>
    internal static bool MaySkipFrames(int seed) => seed % 3 == 0;

    internal static string HeadsOf(int seed)
    {
        var dice = new Dice(seed);
        var writer = new SourceWriter();
        writer.Block($"public static class {Programs.NameOf(seed)}", () =>
        {
            writer.Block("public static Task Run(int input)", () =>
            {
                for (var number = 0; number < Count; number++)
                    writer.Line($"try {{ Trace.Refuel(20); Trace.Log({number}, M{number}(input)); }} catch (Exception exception) when (Trace.When(0, true)) {{ Trace.Caught(\"M{number}\", exception); }}");
                writer.Line("return Task.CompletedTask;");
            });
            for (var number = 0; number < Count; number++)
            {
                writer.Line($"[TrackWorkflow(\"Workflow_M{number}\")]");
                writer.Line($"[MethodImpl(MethodImplOptions.NoInlining{(dice.OneIn(2) ? " | MethodImplOptions.AggressiveOptimization" : "")})]");
                writer.Line($"public static int M{number}({(dice.OneIn(2) ? "[Tag] " : "")}int a) {{ throw null!; }}");
            }
        });
        return writer.ToString();
    }

    /// <summary>The body is that of M0_, in a module in which M0 counts the calls.</summary>
    internal static IReadOnlyList<MethodBody> Fill(ModuleDefinition module, int seed)
    {
        var type = module.GetType(Programs.NameOf(seed));
        var methods = Enumerable.Range(0, Count).Select(number => type.Methods.Single(method => method.Name == $"M{number.ToString(CultureInfo.InvariantCulture)}")).ToList();
        List<MethodDefinition> filled = [.. methods.Select(method => type.Methods.SingleOrDefault(candidate => candidate.Name == method.Name + "_") ?? method)];
        for (var number = 0; number < Count; number++)
            new RandomBody(new Dice(unchecked((seed * Count) + number)), filled[number], methods, MaySkipFrames(seed)).Emit();
        return [.. filled.Select(method => method.Body)];
    }
}
