namespace AutomagikTelemetry.Weaving;

/// <summary>Failures that a filter has noted and whose Leave has not come yet, a list for each thread.</summary>
/// <remarks>An exception that nobody handles ends the process in the first pass: no finally block runs, so the hook of the exit reports them.</remarks>
static class UnhandledFailures
{
    // Linked through the calls: filters run innermost first, and so are frames left; so the one to remove is the first.
    [ThreadStatic]
    static Call? _first;

    [ThreadStatic]
    static Call? _last;

    internal static void Add(Call call)
    {
        if (_last is { } last)
            last.NextNoted = call;
        else
            _first = call;
        _last = call;
    }

    internal static void Remove(Call call)
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

    /// <summary>Reports what is noted on this thread, on which <see cref="AppDomain.UnhandledException"/> is raised. Never throws.</summary>
    internal static void Publish(Exception? exception)
    {
        for (var call = _first; call is not null;)
        {
            var next = call.NextNoted;
            if (exception is null || ReferenceEquals(call.Exception, exception))
                call.Complete();
            call = next;
        }
    }
}
