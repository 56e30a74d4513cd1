using AutomagikTelemetry.Privacy;

namespace AutomagikTelemetry.Weaving;

// The values of a call's tags: arguments, and what paths lead to.
sealed partial class Call
{
    internal bool ReadsResult => _details?.ResultReader is not null;

    internal void SetTag(int tag, object? value)
    {
        if (Tags is null || IsOver)
            return;

        try
        {
            var name = Method.TagNames[tag];
            if (value is null || Clean(tag, name, value) is not { } clean)
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

    /// <summary>A getter has thrown: whether there is a value is not known then either.</summary>
    internal void LoseTag(int tag)
    {
        Sanitizer.Drop();
        if (Tags?[tag] is null)
            return;

        Tags[tag] = null;
        if (Span is { } span && IsHeard(span))
            span.SetTag(Method.TagNames[tag], null);
    }

    object? Clean(int tag, string name, object value) =>
        Method.Plan.Privacy is { } privacy && privacy[tag] != TagPrivacy.Scrub ? DeclaredValue.Of(privacy[tag], name, value) : Sanitizer.Tag(name, value, Method.Client.PrivacyMode);

    /// <summary>Room for the tags. Those that tell whether there is a value say no until there is one.</summary>
    static object?[]? TagsOf(TrackedMethod method)
    {
        if (method.TagNames.Length == 0)
            return null;

        var tags = new object?[method.TagNames.Length];
        if (method.Plan.Privacy is not { } privacy)
            return tags;
        for (var tag = 0; tag < tags.Length; tag++)
        {
            if (privacy[tag] == TagPrivacy.Presence)
                tags[tag] = DeclaredValue.False;
        }

        return tags;
    }

    /// <summary>The tags that it was given while it ran; to be asked for when it is over.</summary>
    internal KeyValuePair<string, object?>[] AddedTags => _details?.AddedTags?.Freeze() ?? [];

    /// <summary>Puts a tag on a call that runs; on any thread.</summary>
    internal void AddTag(string name, object value)
    {
        try
        {
            if (Array.IndexOf(Method.TagNames, name) >= 0 || Sanitizer.Tag(name, value, Method.Client.PrivacyMode) is not { } clean)
                return;

            if (IsOver || !Details.ForAddedTags.TrySet(name, clean))
                Sanitizer.Drop();
            else if (Span is { } span && IsHeard(span))
                span.SetTag(name, clean);
        }
        catch (Exception exception)
        {
            Method.Client.InternalError(exception);
        }
    }

    internal void Measure(int metric, double value)
    {
        if (Details.Measured is not { } measured)
        {
            measured = new double[Method.Metrics.Length];
            Array.Fill(measured, double.NaN);
            Details.Measured = measured;
        }

        measured[metric] = value;
    }

    internal double Measured(int metric) => _details?.Measured?[metric] ?? double.NaN;

    /// <summary>Takes over what was measured when the iterator was called.</summary>
    void MeasureAs(Call deferred)
    {
        if (deferred._details?.Measured is { } measured)
            Details.Measured = measured;
    }

    internal void ReadAtTheEndWith(Action<Operation> reader) => Details.EndReader = reader;

    /// <summary>Reads what a task's end has made of the object. Never throws.</summary>
    void ReadAtTheEnd()
    {
        try
        {
            _details?.EndReader?.Invoke(new Operation(this, 0));
        }
        catch (Exception exception)
        {
            Method.Client.InternalError(exception);
        }
    }

    internal void ReadResultWith(ResultReader reader) => Details.ResultReader = reader;

    internal void ReadExceptionWith(Action<Operation, Exception> reader) => Details.ExceptionReader = reader;

    /// <summary>Reads the tags that are values of the result. Never throws.</summary>
    internal void ReadResultOf(Task task)
    {
        try
        {
            _details?.ResultReader?.Read(this, task);
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
                _details?.ExceptionReader?.Invoke(new Operation(this, 0), exception);
        }
        catch (Exception failure)
        {
            Method.Client.InternalError(failure);
        }
    }
}
