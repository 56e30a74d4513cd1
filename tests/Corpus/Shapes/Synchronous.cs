using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Corpus.Shapes;

/// <summary>Synchronous methods. No two lines throw, so that a stack trace tells the place.</summary>
public static class Synchronous
{
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Void(List<string> log) => log.Add("void");

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Value(int a, string b) => a + b.Length;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string ManyReturns(int a)
    {
        if (a < 0)
            return "negative";
        for (var i = 0; i < 10; i++)
        {
            if (i * i == a)
                return "square of " + i;
        }

        switch (a)
        {
            case 2: return "two";
            case 3: return "three";
            case 5: return "five";
            case 7: return "seven";
            case 8: return "eight";
            default: return a > 50 ? "large" : "other";
        }
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int StartsWithALoop(int n)
    {
        while (n > 100)
            n -= 7;
        return n;
    }

    /// <summary>The loop branches back to the very first instruction.</summary>
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int StartsInALoop(int n)
    {
        do
            n -= 7;
        while (n > 100);
        return n;
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string StartsWithATry(int divisor)
    {
        try
        {
            return (10 / divisor).ToString();
        }
        catch (DivideByZeroException)
        {
            return "caught";
        }
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void EndsInAFinally(List<string> log, bool fails)
    {
        try
        {
            log.Add("body");
            if (fails)
                throw new InvalidOperationException("body");
        }
        finally
        {
            log.Add("finally");
        }
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string FiltersAndRethrows(List<string> log, int a)
    {
        try
        {
            try
            {
                if (a == 1)
                    throw new ArgumentException("one");
                if (a == 2)
                    throw new InvalidOperationException("two");
                return "none";
            }
            catch (ArgumentException e) when (Note(log, "inner filter", e.Message == "one"))
            {
                log.Add("handler");
                throw;
            }
            finally
            {
                log.Add("inner finally");
            }
        }
        catch (InvalidOperationException)
        {
            log.Add("caught");
            return "caught";
        }
    }

    /// <summary>The exception that the filter of the weaver has noted never leaves: a finally replaces it by one that is caught.</summary>
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string Overruled()
    {
        try
        {
            try
            {
                throw new ArgumentException("first");
            }
            finally
            {
                throw new InvalidOperationException("second");
            }
        }
        catch (InvalidOperationException e)
        {
            return "saved from " + e.Message;
        }
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int NeverReturns(string message) => throw new NotSupportedException(message);

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Throws(Exception exception) => throw exception;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Outer(Exception exception)
    {
        return 1 + Throws(exception);
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref int Reference(int[] numbers, int index) => ref numbers[index];

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref readonly int ReadOnlyReference(in int number) => ref number;

#if NET
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Parameters(in int a, ref int b, out int c, params Span<int> rest)
    {
        b += a;
        c = b + rest.Length;
        a.ToString();
    }
#endif

#if NET
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Span<int> RefStruct(Span<int> numbers) => numbers[1..];
#endif

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static unsafe int* Pointer(int* number) => number + 1;

#if NET
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Stackalloc(int count)
    {
        Span<int> numbers = stackalloc int[count];
        for (var i = 0; i < count; i++)
            numbers[i] = i;
        return numbers[count - 1];
    }
#endif

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Recursive(int depth) => depth == 0 ? 0 : 1 + Recursive(depth - 1);

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.Synchronized | MethodImplOptions.NoInlining)]
    public static int Synchronized(int a) => a * 3;

    public static bool Note(List<string> log, string what, bool answer)
    {
        log.Add(what);
        return answer;
    }
}
