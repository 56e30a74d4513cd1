namespace AutomagikTelemetry.Weaving;

/// <summary>The failures that filters have noted on one thread, innermost first. Only that thread changes it; at the process's end another one reads it.</summary>
sealed class NotedFailures
{
    // Linked through the calls: filters run innermost first, and so are frames left; so the one to remove is the first.
    Call? _first;
    Call? _last;

    internal void Add(Call call)
    {
        if (_last is { } last)
            last.NextNoted = call;
        else
            _first = call;
        _last = call;
    }

    internal void Remove(Call call)
    {
        Call? before = null;
        for (var noted = _first; noted is not null; before = noted, noted = noted.NextNoted)
        {
            if (!ReferenceEquals(noted, call))
                continue;

            if (before is null)
                _first = call.NextNoted;
            else
                before.NextNoted = call.NextNoted;
            if (ReferenceEquals(_last, call))
                _last = before;
            call.NextNoted = null;
            return;
        }
    }

    /// <summary>Reports those of the exception, or all.</summary>
    internal void Publish(Exception? exception)
    {
        for (var call = Volatile.Read(ref _first); call is not null;)
        {
            var next = call.NextNoted;
            if (exception is null || ReferenceEquals(call.Exception, exception))
                call.Complete();
            call = next;
        }
    }
}
