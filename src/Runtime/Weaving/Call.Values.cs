using AutomagikTelemetry.Privacy;

namespace AutomagikTelemetry.Weaving;

// The values of a call's tags: arguments, and what paths lead to.
sealed partial class Call
{
    ResultReader? _resultReader;
    Action<Operation, Exception>? _exceptionReader;

    internal bool ReadsResult => _resultReader is not null;

    internal void SetTag(int tag, object? value)
    {
        if (Tags is null || Volatile.Read(ref _isCompleted) != 0)
            return;

        try
        {
            var name = Method.TagNames[tag];
            if (value is null || Sanitizer.Tag(name, value) is not { } clean)
                return;

            Tags[tag] = clean;
            if (Span is { } span && IsHeard(span))
                span.SetTag(name, clean);
        }
        catch (Exception exception)
        {
            Method.Client.InternalError(exception);
        }
    }

    internal void ReadResultWith(ResultReader reader) => _resultReader = reader;

    internal void ReadExceptionWith(Action<Operation, Exception> reader) => _exceptionReader = reader;

    /// <summary>Reads the tags that are values of the result. Never throws.</summary>
    internal void ReadResultOf(Task task)
    {
        try
        {
            _resultReader?.Read(this, task);
        }
        catch (Exception exception)
        {
            Method.Client.InternalError(exception);
        }
    }

    void FailLater(Exception? exception)
    {
        Fail(exception, throughFilter: false);
        try
        {
            if (exception is not null)
                _exceptionReader?.Invoke(new Operation(this, 0), exception);
        }
        catch (Exception failure)
        {
            Method.Client.InternalError(failure);
        }
    }
}
