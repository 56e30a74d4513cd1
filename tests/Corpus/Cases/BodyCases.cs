using AutomagikTelemetry.Corpus.Shapes;

namespace AutomagikTelemetry.Corpus.Cases;

/// <summary>Bodies by what they hold.</summary>
public static class BodyCases
{
    public static string MethodsThatNeverReturn()
    {
        var left = 3;
        return Observed.Of(() => Synchronous.NeverReturns("x")) + Observed.Of(() => Bodies.LoopsForEver(() => left-- > 0)) + left;
    }

    public static string FirstInstructionIsABranchTarget() => $"{Synchronous.StartsWithALoop(1000)} {Synchronous.StartsInALoop(1000)}";

    public static string FirstInstructionIsATry() => $"{Synchronous.StartsWithATry(0)} {Synchronous.StartsWithATry(3)}";

    public static string Switches() =>
        string.Join(",", new[] { 0, 1, 2, 3, 4, 5, 150 }.Select(Bodies.Switches)) + Observed.Of(() => Bodies.Switches(9)) + string.Join(",", new[] { "a", "b", "c", "dd", "ee", "ff", "gg", "hh", "" }.Select(Bodies.SwitchesOnText));

    public static async Task<string> Handlers()
    {
        var log = new List<string>();
        for (var way = 0; way < 4; way++)
            log.Add(Observed.Of(() => Bodies.ReturnsFromHandlers(way, log)));
        log.Add(await Bodies.AwaitsInHandlers(false, log));
        log.Add(await Bodies.AwaitsInHandlers(true, log));
        return string.Join("\n", log);
    }

    public static string Synchronized() => $"{Bodies.HoldsTheLock()} {Monitor.IsEntered(typeof(Bodies))}";

    public static string AggressiveInlining() => Bodies.Inlined(2).ToString();

    public static string InOutAndRefParameters()
    {
        var b = 5;
        Synchronous.Parameters(4, ref b, out var c, 1, 2);
        Bodies.Outs(false, out var first, out var second);
        return $"{b} {c} {first == second} {Observed.Of(() => { Bodies.Outs(true, out _, out _); return null; })}";
    }

    public static string RefReturns()
    {
        int[] numbers = [1, 2, 3];
        Synchronous.Reference(numbers, 1) = 20;
        var four = 4;
        return $"{string.Join(",", numbers)} {System.Runtime.CompilerServices.Unsafe.AreSame(in four, in Synchronous.ReadOnlyReference(in four))} {Observed.TypeThrown(() => Synchronous.Reference(numbers, 3))}";
    }

    public static unsafe string Pointers()
    {
        var numbers = stackalloc int[] { 1, 2 };
        return $"{*Synchronous.Pointer(numbers)} {Bodies.FunctionPointer(&Twice, 4)}";

        static int Twice(int number) => number * 2;
    }

    public static string Dynamic() => $"{Bodies.Dynamic(1)} {Bodies.Dynamic("a")}";

    public static string StackallocWithSkipLocalsInit() => $"{Bodies.Uninitialised(64)} {Synchronous.Stackalloc(10)}";
}
