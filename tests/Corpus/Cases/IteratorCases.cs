using AutomagikTelemetry.Corpus.Shapes;

namespace AutomagikTelemetry.Corpus.Cases;

/// <summary>What somebody who enumerates can see.</summary>
public static class IteratorCases
{
    public static string ToTheEnd()
    {
        var log = new List<string>();
        foreach (var number in Iterators.Numbers(3, log))
            log.Add($"got {number}");
        return string.Join(", ", log);
    }

    public static string ToTheEndTwice()
    {
        var log = new List<string>();
        var numbers = Iterators.Numbers(2, log);
        return $"{numbers.Sum()} {numbers.Sum()} {string.Join(", ", log)}";
    }

    public static string LeavingEarly()
    {
        var log = new List<string>();
        foreach (var number in Iterators.Numbers(3, log))
        {
            log.Add($"got {number}");
            break;
        }

        return string.Join(", ", log);
    }

    public static string NotAtAll()
    {
        var log = new List<string>();
        using (Iterators.Numbers(3, log).GetEnumerator())
            log.Add("not moved");
        return string.Join(", ", log) + Iterators.Untyped().Cast<object>().Count();
    }

    public static string TwoAtATime()
    {
        var log = new List<string>();
        var numbers = Iterators.Numbers(3, log);
        return string.Join(", ", numbers.Zip(numbers)) + string.Join(", ", log);
    }

    public static string Throwing()
    {
        var exception = new FormatException("x");
        return Observed.Same(exception, () => Enumerate(Iterators.Throws(exception)));
    }

    public static string ThrowingThenAskedAgain()
    {
        using var numbers = Iterators.Throws(new FormatException("x")).GetEnumerator();
        return $"{numbers.MoveNext()} {Observed.Of(() => numbers.MoveNext())} {Observed.Of(() => numbers.MoveNext())} {numbers.Current}";
    }

    public static string ThrowingInItsFinally()
    {
        var exception = new FormatException("x");
        return Observed.Same(exception, () => Enumerate(Iterators.ThrowsOnDispose(exception), isEnough: true));
    }

    public static string Reset() => Observed.Of(() =>
    {
        using var numbers = Iterators.Enumerator();
        numbers.MoveNext();
        numbers.Reset();
        return "reset";
    });

    public static string Enumerators()
    {
        using var typed = Iterators.Enumerator();
        var untyped = Iterators.UntypedEnumerator();
        return $"{typed.MoveNext()} {typed.Current} {untyped.MoveNext()} {untyped.Current} {untyped.MoveNext()} {untyped is IDisposable}";
    }

    public static string Generics() =>
        string.Join(", ", Iterators.Generic("a", "b")) + string.Join(", ", Iterators.Generic(1, 2, 3)) + string.Join(", ", Iterators.Countdown(4));

    public static async Task<string> ToTheEndAsync()
    {
        var log = new List<string>();
        await foreach (var number in Iterators.NumbersAsync(4, log))
            log.Add($"got {number}");
        return string.Join(", ", log);
    }

    public static async Task<string> LeavingEarlyAsync()
    {
        var log = new List<string>();
        await foreach (var number in Iterators.NumbersAsync(4, log))
        {
            log.Add($"got {number}");
            if (number == 1)
                break;
        }

        return string.Join(", ", log);
    }

    public static async Task<string> CancelledAsync()
    {
        var log = new List<string>();
        using var source = new CancellationTokenSource();
        try
        {
            await foreach (var number in Iterators.NumbersAsync(4, log).WithCancellation(source.Token).ConfigureAwait(false))
            {
                log.Add($"got {number}");
                await source.CancelAsync();
            }
        }
        catch (OperationCanceledException exception)
        {
            log.Add($"{exception.CancellationToken == source.Token} {exception.StackTrace}");
        }

        return string.Join(", ", log);
    }

    public static async Task<string> ThrowingAtOnceAsync()
    {
        var exception = new FormatException("x");
        return await Observed.SameAsync(exception, async () => await SumAsync(Iterators.ThrowsAsync(exception, isPending: false)));
    }

    public static async Task<string> ThrowingLaterAsync()
    {
        var exception = new FormatException("x");
        return await Observed.SameAsync(exception, async () => await SumAsync(Iterators.ThrowsAsync(exception, isPending: true)));
    }

    /// <summary>A failed step is told by its task, not thrown by the call.</summary>
    public static async Task<string> AFailedStepIsATask()
    {
        await using var numbers = Iterators.ThrowsAsync(new FormatException("x"), isPending: false).GetAsyncEnumerator();
        await numbers.MoveNextAsync();
        var step = numbers.MoveNextAsync();
        return $"{step.IsCompleted} {step.IsFaulted} {(await Observed.OfTask(() => step.AsTask())).Split(':')[0]}";
    }

    public static async Task<string> EnumeratorAsync()
    {
        await using var numbers = Iterators.EnumeratorAsync();
        return $"{await numbers.MoveNextAsync()} {numbers.Current} {await numbers.MoveNextAsync()} {numbers.Current} {await numbers.MoveNextAsync()}";
    }

    /// <summary>A step's continuation goes where the consumer is, in as many turns.</summary>
    public static async Task<string> InASynchronizationContext()
    {
        var context = new PumpedContext();
        var sum = context.Run(() => SumAsync(Iterators.NumbersAsync(4, [])));
        return $"{await sum} {context.Turns}";
    }

    /// <summary>Not LINQ's: in a process in which much has run, its frames are inlined some time.</summary>
    static void Enumerate(IEnumerable<int> numbers, bool isEnough = false)
    {
        foreach (var number in numbers)
        {
            if (isEnough)
                break;
        }
    }

    static async Task<int> SumAsync(IAsyncEnumerable<int> numbers)
    {
        var sum = 0;
        await foreach (var number in numbers)
            sum += number;
        return sum;
    }

    /// <summary>Runs all that is posted to it on one thread.</summary>
    sealed class PumpedContext : SynchronizationContext
    {
        readonly System.Collections.Concurrent.BlockingCollection<(SendOrPostCallback Callback, object? State)> _posted = [];

        public int Turns { get; private set; }

        public override void Post(SendOrPostCallback d, object? state) => _posted.Add((d, state));

        public Task<T> Run<T>(Func<Task<T>> start)
        {
            var former = Current;
            SetSynchronizationContext(this);
            var task = start();
            task.ContinueWith(_ => _posted.CompleteAdding(), TaskScheduler.Default);
            foreach (var (callback, state) in _posted.GetConsumingEnumerable())
            {
                Turns++;
                callback(state);
            }

            SetSynchronizationContext(former);
            return task;
        }
    }
}
