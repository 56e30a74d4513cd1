using System.Collections;
using System.ComponentModel;

namespace AutomagikTelemetry.Weaving;

/// <summary>The surface that woven portable libraries compile against. It does nothing: an application runs the net8.0 build, which has the same members.</summary>
/// <remarks>No member ever throws.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Operation
{
    /// <summary>Always false.</summary>
    public readonly bool IsStarted => false;

    /// <summary>Always null.</summary>
    public readonly Exception? Exception => null;

    /// <summary>Answers an operation that does nothing.</summary>
    public static void Start(WovenAssembly? assembly, int method, out Operation operation) => operation = default;

    /// <summary>Does nothing.</summary>
    /// <returns>Always <see langword="false"/>.</returns>
    public static bool Failed(object exception, ref Operation operation) => false;

    /// <summary>Does nothing.</summary>
    public readonly void Started()
    {
    }

    /// <summary>Does nothing.</summary>
    public readonly void Succeeded()
    {
    }

    /// <summary>Does nothing.</summary>
    public void Leave()
    {
    }

    /// <summary>Answers the task.</summary>
    public Task Observe(Task task) => task;

    /// <summary>Answers the task.</summary>
    public Task<TResult> Observe<TResult>(Task<TResult> task) => task;

    /// <summary>Answers the task.</summary>
    public ValueTask Observe(ValueTask task) => task;

    /// <summary>Answers the task.</summary>
    public ValueTask<TResult> Observe<TResult>(ValueTask<TResult> task) => task;

    /// <summary>Does nothing.</summary>
    public void Follow(Task task)
    {
    }

    /// <summary>Answers the task.</summary>
    public ValueTask Follow(ValueTask task) => task;

    /// <summary>Answers the task.</summary>
    public ValueTask<TResult> Follow<TResult>(ValueTask<TResult> task) => task;

    /// <summary>Does nothing.</summary>
    public void Suspend()
    {
    }

    /// <summary>Answers an operation that does nothing.</summary>
    public static void Defer(WovenAssembly? assembly, int method, out Operation operation) => operation = default;

    /// <summary>Answers the iterator.</summary>
    public readonly IEnumerable<TItem> Observe<TItem>(IEnumerable<TItem> iterator) => iterator;

    /// <summary>Answers the iterator.</summary>
    public readonly IEnumerator<TItem> Observe<TItem>(IEnumerator<TItem> iterator) => iterator;

    /// <summary>Answers the iterator.</summary>
    public readonly IEnumerable Observe(IEnumerable iterator) => iterator;

    /// <summary>Answers the iterator.</summary>
    public readonly IEnumerator Observe(IEnumerator iterator) => iterator;

    /// <summary>Answers the iterator.</summary>
    public readonly object ObserveAsyncEnumerable<TItem>(object iterator) => iterator;

    /// <summary>Answers the iterator.</summary>
    public readonly object ObserveAsyncEnumerator<TItem>(object iterator) => iterator;

    /// <summary>Does nothing.</summary>
    public readonly void Tag(int tag, string? value)
    {
    }

    /// <summary>Does nothing.</summary>
    public readonly void Tag(int tag, bool value)
    {
    }

    /// <summary>Does nothing.</summary>
    public readonly void Tag(int tag, char value)
    {
    }

    /// <summary>Does nothing.</summary>
    public readonly void Tag(int tag, long value)
    {
    }

    /// <summary>Does nothing.</summary>
    public readonly void Tag(int tag, ulong value)
    {
    }

    /// <summary>Does nothing.</summary>
    public readonly void Tag(int tag, double value)
    {
    }

    /// <summary>Does nothing.</summary>
    public readonly void Tag(int tag, decimal value)
    {
    }

    /// <summary>Does nothing.</summary>
    public readonly void Tag(int tag, Guid value)
    {
    }

    /// <summary>Does nothing.</summary>
    public readonly void TagEnum<TEnum>(int tag, TEnum value)
        where TEnum : struct, Enum
    {
    }

    /// <summary>Does nothing.</summary>
    public readonly void TagValue<TValue>(int tag, TValue value)
    {
    }

    /// <summary>Does nothing.</summary>
    public static bool BeginReading() => false;

    /// <summary>Does nothing.</summary>
    public static void EndReading(bool former)
    {
    }

    /// <summary>Does nothing.</summary>
    public readonly void Lost(int tag)
    {
    }

    /// <summary>Does nothing.</summary>
    public readonly void ReadResult<TResult>(Action<Operation, TResult> reader)
    {
    }

    /// <summary>Does nothing.</summary>
    public readonly void ReadException(Action<Operation, Exception> reader)
    {
    }

    /// <summary>Does nothing.</summary>
    public readonly void Measure(int metric, double value)
    {
    }

    /// <summary>Does nothing.</summary>
    public readonly void Measure(int metric, decimal value)
    {
    }

    /// <summary>Does nothing.</summary>
    public readonly void ReadAtTheEnd(Action<Operation> reader)
    {
    }
}
