namespace AutomagikTelemetry.Weaving;

/// <summary>Failures that a filter has noted and whose Leave has not come yet.</summary>
/// <remarks>An exception that nobody handles ends the process in the first pass: no finally block runs, so the hook of the exit reports them.</remarks>
static class UnhandledFailures
{
    [ThreadStatic]
    static List<Call>? _noted;

    internal static void Add(Call call) => (_noted ??= []).Add(call);

    internal static void Remove(Call call)
    {
        // Frames are left innermost first, the order in which their filters ran; so the call is at or near the front.
        _noted?.Remove(call);
    }

    /// <summary>Reports what is noted on this thread, on which <see cref="AppDomain.UnhandledException"/> is raised. Never throws.</summary>
    internal static void Publish(Exception? exception)
    {
        if (_noted is not { Count: > 0 } noted)
            return;

        foreach (var call in noted.ToArray())
        {
            if (exception is null || ReferenceEquals(call.Exception, exception))
                call.Complete();
        }
    }
}
