using AutomagikTelemetry.Corpus.Shapes;

namespace AutomagikTelemetry.Corpus.Cases;

/// <summary>Each method uses tracked methods and says what it saw; the woven and the unwoven assembly must say the same.</summary>
public static class SynchronousCases
{
    public static string Results()
    {
        var log = new List<string>();
        Synchronous.Void(log);
        return string.Join("\n",
        [
            .. log,
            Synchronous.Value(40, "ab").ToString(),
            .. new[] { -1, 2, 3, 4, 5, 7, 8, 12, 49, 99 }.Select(Synchronous.ManyReturns),
            Synchronous.StartsWithALoop(1000).ToString(),
            Synchronous.StartsInALoop(1000).ToString(),
            Synchronous.StartsWithATry(0),
            Synchronous.StartsWithATry(3),
            Synchronous.Stackalloc(10).ToString(),
            Synchronous.Recursive(1000).ToString(),
            Synchronous.Synchronized(4).ToString(),
        ]);
    }

    public static string ReferencesPointersAndRefStructs()
    {
        int[] numbers = [1, 2, 3];
        Synchronous.Reference(numbers, 1) = 20;
        var four = 4;
        var same = System.Runtime.CompilerServices.Unsafe.AreSame(ref four, ref System.Runtime.CompilerServices.Unsafe.AsRef(in Synchronous.ReadOnlyReference(in four)));
        var b = 5;
        Synchronous.Parameters(four, ref b, out var c, 1, 2, 3);
        var span = Synchronous.RefStruct(numbers);
        span[0]++;
        unsafe
        {
            fixed (int* first = numbers)
                return $"{string.Join(",", numbers)} {same} {b} {c} {span.Length} {*Synchronous.Pointer(first)}";
        }
    }

    public static string SideEffectsAndHandlers()
    {
        var log = new List<string>();
        foreach (var fails in new[] { false, true })
            log.Add(Observed.Of(() => { Synchronous.EndsInAFinally(log, fails); return "returned"; }));
        foreach (var a in new[] { 0, 1, 2 })
            log.Add(Observed.Of(() => Synchronous.FiltersAndRethrows(log, a)));
        log.Add(Synchronous.Overruled());
        return string.Join("\n", log);
    }

    /// <summary>A caller's filter runs before the callee's finally blocks: weaving must not turn that around.</summary>
    public static string OrderOfFiltersAndFinallys()
    {
        var log = new List<string>();
        try
        {
            try
            {
                Synchronous.EndsInAFinally(log, fails: true);
            }
            finally
            {
                log.Add("outer finally");
            }
        }
        catch (InvalidOperationException) when (Synchronous.Note(log, "user filter", true))
        {
            log.Add("caught");
        }

        return string.Join(" > ", log);
    }

    public static string Exceptions()
    {
        var thrown = new InvalidOperationException("thrown");
        return Observed.Same(thrown, () => Synchronous.Throws(thrown))
            + Observed.Same(thrown, () => Synchronous.Outer(thrown))
            + Observed.Of(() => Synchronous.NeverReturns("never"));
    }

    public static string FirstChanceExceptions()
    {
        var count = 0;
        var thrown = new InvalidOperationException("first chance");
        EventHandler<System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs> handler = (_, e) => count += ReferenceEquals(e.Exception, thrown) ? 1 : 0;
        AppDomain.CurrentDomain.FirstChanceException += handler;
        Observed.Same(thrown, () => Synchronous.Outer(thrown));
        AppDomain.CurrentDomain.FirstChanceException -= handler;
        return count.ToString();
    }

    public static string GenericsStructsAndRecords()
    {
        var counter = default(Counter);
        counter.Increment();
        counter.Increment();
        var derived = new Derived("x");
        IShape<string> shape = derived;
        return string.Join("\n",
            new Generic<int>(5).Value(),
            new Generic<int>(5).Map(n => n.ToString("D3")),
            Generic<string>.Add(1.5, 2.25),
            Generic<string>.Add((byte)200, (byte)55),
            string.Join(",", new Generic<int>.Nested<string>().One("k", 7)),
            derived.Value(),
            shape.Made(),
            shape.Default(),
            counter.Read(),
            new Point(1, 2) { Initialised = 4 }.Move(3) + new Point(1, 1),
            new Point(1, 2) { Initialised = 4 }.Initialised,
            new Point(1, 2).Sum);
    }

    public static string LocalFunctionsAndLambdas()
    {
        var captured = 3;
        Func<int, int> lambda = [TrackWorkflow] (a) => a * captured;
        return $"{Local(4)} {Static(5)} {lambda(6)}";

        [TrackWorkflow]
        int Local([Tag] int a) => a + captured;

        [TrackWorkflow]
        static int Static(int a) => a + 1;
    }
}
