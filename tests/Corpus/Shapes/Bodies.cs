using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Corpus.Shapes;

/// <summary>Bodies with something that a careless edit would break.</summary>
public static class Bodies
{
    /// <summary>There is no return: the loop ends by an exception alone.</summary>
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int LoopsForEver(Func<bool> goesOn)
    {
        while (true)
        {
            if (!goesOn())
                throw new OperationCanceledException("enough");
        }
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string Switches([Tag] int number) => number switch
    {
        0 => "zero",
        1 => "one",
        2 => "two",
        3 => "three",
        4 => "four",
        5 => "five",
        >= 100 and < 200 => "hundreds",
        _ => throw new ArgumentOutOfRangeException(nameof(number)),
    };

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int SwitchesOnText(string text)
    {
        switch (text)
        {
            case "a": goto case "c";
            case "b": return 2;
            case "c": return 3;
            case "dd": return 4;
            case "ee": return 5;
            case "ff": return 6;
            case "gg": return 7;
            case "hh": return 8;
            default: return -1;
        }
    }

    /// <summary>Returns out of each part of nested handlers.</summary>
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string ReturnsFromHandlers(int way, List<string> log)
    {
        try
        {
            try
            {
                if (way == 0)
                    return "try";
                throw way == 1 ? new FormatException() : new InvalidOperationException();
            }
            catch (FormatException)
            {
                return "catch";
            }
            finally
            {
                log.Add("inner");
            }
        }
        catch (InvalidOperationException) when (way == 2)
        {
            foreach (var character in "filtered")
            {
                using (new Disposable(log))
                {
                    if (character == 'l')
                        return "foreach in a catch";
                }
            }

            return "never";
        }
        finally
        {
            lock (log)
                log.Add("outer");
        }
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task<string> AwaitsInHandlers(bool fails, List<string> log)
    {
        try
        {
            if (fails)
                throw new FormatException("x");
            return "try";
        }
        catch (FormatException e) when (e.Message == "x")
        {
            await Task.Yield();
            return "catch";
        }
        finally
        {
            await Task.Yield();
            log.Add("finally");
        }
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.Synchronized | MethodImplOptions.NoInlining)]
    public static bool HoldsTheLock() => Monitor.IsEntered(typeof(Bodies));

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Inlined(int a) => a + 1;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Outs(bool fails, out Guid a, out Guid b)
    {
        a = new Guid(1, 2, 3, new byte[8]);
        if (fails)
            throw new FormatException("outs");
        b = a;
    }

#if NET
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static unsafe int FunctionPointer(delegate*<int, int> function, [Tag] int number) => function(number);

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static dynamic Dynamic(dynamic a) => a + 1;

    /// <summary>The memory is not cleared, and is not to be by weaving.</summary>
    [TrackWorkflow]
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Uninitialised([Tag] int count)
    {
        Span<byte> bytes = stackalloc byte[count];
        bytes.Fill(2);
        Guid also;
        unsafe
        {
            *(int*)&also = bytes[count - 1];
            return *(int*)&also + bytes.Length;
        }
    }
#endif

    sealed class Disposable(List<string> log) : IDisposable
    {
        public void Dispose() => log.Add("disposed");
    }
}
