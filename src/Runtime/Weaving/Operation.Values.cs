namespace AutomagikTelemetry.Weaving;

// Values that a path leads to are read by methods that the weaver adds: they call the user's getters, and catch what those throw. What begins
// at the result or the exception of a task is read when it has ended, so that the reader is handed over beforehand.
public partial struct Operation
{
    /// <summary>The exception that ended the body, if one did.</summary>
    public readonly Exception? Exception => (_state as Call)?.Exception;

    /// <summary>Getters are about to be called: what they call is not tracked, or they would report, and read themselves, without end.</summary>
    /// <returns>What <see cref="EndReading"/> needs.</returns>
    public static bool BeginReading() => UserCallbacks.Begin();

    /// <summary>No more getters are called.</summary>
    /// <param name="former">What <see cref="BeginReading"/> has answered.</param>
    public static void EndReading(bool former) => UserCallbacks.End(former);

    /// <summary>A getter has thrown on the way to a tag's value, which is counted as dropped.</summary>
    /// <param name="tag">The tag's number in the method's plan.</param>
    public readonly void Lost(int tag) => (_state as Call)?.LoseTag(tag);

    /// <summary>Takes what reads the result of the task that the body has returned; before Observe or Follow.</summary>
    /// <param name="reader">Called once, if the task succeeds.</param>
    public readonly void ReadResult<TResult>(Action<Operation, TResult> reader) => (_state as Call)?.ReadResultWith(new ResultReader<TResult>(reader));

    /// <summary>Takes what reads the exception of the task that the body has returned; before Observe or Follow.</summary>
    /// <param name="reader">Called once, if the task fails later.</param>
    public readonly void ReadException(Action<Operation, Exception> reader) => (_state as Call)?.ReadExceptionWith(reader);

    /// <summary>Takes the value of a metric, which is measured when the operation ends.</summary>
    /// <param name="metric">The metric's number in the method's plan.</param>
    /// <param name="value">The value.</param>
    public readonly void Measure(int metric, double value) => (_state as Call)?.Measure(metric, value);

    /// <inheritdoc cref="Measure(int, double)"/>
    public readonly void Measure(int metric, decimal value) => (_state as Call)?.Measure(metric, (double)value);

    /// <summary>Takes what reads the values that are known at the end of the task that the body has returned; before Observe or Follow.</summary>
    /// <param name="reader">Called once, if the task ends later.</param>
    public readonly void ReadAtTheEnd(Action<Operation> reader) => (_state as Call)?.ReadAtTheEndWith(reader);
}
