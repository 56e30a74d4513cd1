using AutomagikTelemetry.Corpus.Shapes;

namespace AutomagikTelemetry.Corpus.Cases;

/// <summary>Members by their kind.</summary>
public static class MemberCases
{
    public static string Accessors()
    {
        var members = new Members();
        members[1] += 5;
        var before = members.HasListeners;
        Action listener = () => { };
        members.Changed += listener;
        var during = members.HasListeners;
        members.Changed -= listener;
        return $"{members[1]} {before} {during} {members.HasListeners} {Observed.TypeThrown(() => members[3])}";
    }

    public static string Operators()
    {
        var members = new Members();
        return $"{(int)members} {(members ? "true" : "false")} {-members} {new Point(1, 2) + new Point(3, 4)}";
    }

    public static string PartialMethods() => new Members().Partial(3);

    public static string DefaultInterfaceMembers() => ((IShape<string>)new Derived("x")).Default();

    public static string ExplicitImplementations() => ((IGreeter)new Polite()).Greet("Ann");

    public static string ReadOnlyStructs() => new Meters(1.5).Plus(new Meters(2)).ToString();

    public static string Structs()
    {
        var counter = default(Counter);
        counter.Increment();
        return $"{counter.Increment()} {counter.Read()}";
    }

    public static string Records()
    {
        var tally = new Tally(1);
        tally.Increment();
        return $"{tally} {tally.Count} {new Point(1, 2).Move(3)} {new Point(1, 2) { Initialised = 4 }.Initialised}";
    }

    public static string ExtensionMembers() => $"{4.Twice()} {"abc".Reversed()} {"abcd".Half}";

    public static string RefStructs()
    {
        int[] numbers = [1, 2, 3];
        var cursor = Cursor.At(1, numbers);
        cursor.Current() = 20;
        cursor.MoveTo(2);
        cursor.Current()++;
        return string.Join(",", numbers);
    }

    public static async Task<string> AsyncAndIteratorLocalFunctions()
    {
        var factor = 3;
        Func<int, Task<int>> lambda = [TrackWorkflow("lambda")] async (a) => { await Task.Yield(); return a * factor; };
        return $"{await lambda(2)} {await Local(4)} {Items().Sum()}";

        [TrackWorkflow]
        async Task<int> Local([Tag] int a)
        {
            await Task.Yield();
            return a + factor;
        }

        [TrackWorkflow]
        IEnumerable<int> Items()
        {
            yield return factor;
            yield return 1;
        }
    }
}
