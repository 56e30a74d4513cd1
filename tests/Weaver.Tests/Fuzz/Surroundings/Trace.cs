using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace Surroundings;

/// <summary>What a random program says of itself: each line is a side effect, and stands where it happened.</summary>
public static class Trace
{
    const int Enough = 3000;

    static readonly StringBuilder _text = new();
    static readonly List<Func<Task>> _kept = [];
    static readonly bool _isOptimized = typeof(Trace).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled != true;
    static int _fuel;
    static int _lines;

    /// <summary>What a multiplication overflows with.</summary>
    public static readonly int Big = int.MaxValue;

    /// <summary>Not a constant: the compiler divides by none that is zero.</summary>
    public static readonly int Mask = 3;

    public static readonly AsyncLocal<int> Local = new();

    /// <summary>What ref-returning methods give away.</summary>
    public static readonly int[] Cells = new int[4];

    /// <summary>Whether it is told where in the source something happened; a program that was rewritten has other places.</summary>
    public static bool TellsFrames { get; set; } = true;

    public static void Begin(int fuel)
    {
        lock (_text)
            _text.Clear();
        _kept.Clear();
        (_fuel, _lines) = (fuel, 0);
        Array.Clear(Cells);
        Local.Value = 0;
    }

    /// <summary>Each call that the program begins with has some fuel of its own.</summary>
    public static void Refuel(int fuel) => _fuel = fuel;

    /// <summary>Whether there is fuel for one more call or round, so that each program comes to its end.</summary>
    public static bool Go() => Interlocked.Decrement(ref _fuel) >= 0;

    public static void Say(string line)
    {
        lock (_text)
        {
            if (_lines++ < Enough)
                _text.AppendLine(line);
        }
    }

    /// <summary>Says a value on its way.</summary>
    public static T Log<T>(int place, T value)
    {
        Say($"{place}: {Show(value)}");
        return value;
    }

    public static string Text
    {
        get { lock (_text) return _text.ToString(); }
    }

    /// <summary>A task that nobody has awaited yet; the end of the program does.</summary>
    public static void Keep(Func<Task> task) => _kept.Add(task);

    public static async Task AwaitKept()
    {
        while (_kept.Count > 0)
        {
            var kept = _kept.ToArray();
            _kept.Clear();
            foreach (var task in kept)
            {
                try
                {
                    await task();
                    Say("kept: done");
                }
                catch (Exception exception)
                {
                    Caught("kept", exception);
                }
            }
        }
    }

    /// <summary>For a filter: says that it was asked, and answers.</summary>
    public static bool When(int place, bool answer)
    {
        Say($"{place}: when {answer}");
        return answer;
    }

    public static void Caught(string place, Exception exception)
    {
        Say($"{place}: {exception.GetType().Name}: {exception.Message}{FramesOf(new StackTrace(exception, true))}");
        if (exception.InnerException is { } inner)
            Caught(place + " inner", inner);
    }

    /// <summary>Who called whom to come here.</summary>
    public static void Where(int place) => Say($"{place}: at{FramesOf(new StackTrace(true))}");

    /// <summary>In optimized code lines are what the just-in-time compiler makes of them. Else one has a question mark where the runtime knows no better than the method's first instruction.</summary>
    static string FramesOf(StackTrace trace)
    {
        if (!TellsFrames)
            return "";
        var frames = trace.GetFrames()
            .Select(frame => (Method: frame.GetMethod(), Line: _isOptimized ? "" : $":{frame.GetFileLineNumber()}{(frame.GetILOffset() <= 0 ? "?" : "")}"))
            .Where(frame => frame.Method?.DeclaringType is { } type && type.Module == typeof(Trace).Module && type.Namespace != typeof(Trace).Namespace)
            .Select(frame => $"{frame.Method!.DeclaringType!.Name}.{frame.Method.Name}{frame.Line}");
        return $" <- {string.Join(" ", frames)}";
    }

    static string Show(object? value) => value switch
    {
        null => "null",
        int[] numbers => $"[{string.Join(",", numbers)}]",
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
