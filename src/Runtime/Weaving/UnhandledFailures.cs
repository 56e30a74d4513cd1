namespace AutomagikTelemetry.Weaving;

/// <summary>Failures that a filter has noted and whose Leave has not come yet.</summary>
/// <remarks>An exception that nobody handles ends the process in the first pass: no finally block runs, so the hooks of the exit report them.</remarks>
static class UnhandledFailures
{
    [ThreadStatic]
    static NotedFailures? _ofThisThread;

    // For the end of the process, which is announced on a thread of its own. Weak, since threads come and go.
    static readonly List<WeakReference<NotedFailures>> OfAllThreads = [];
    static int _pruneAt = 64;

    internal static void Add(Call call) => (_ofThisThread ??= OfNewThread()).Add(call);

    internal static void Remove(Call call) => _ofThisThread?.Remove(call);

    /// <summary>Reports what is noted of an exception on this thread, on which <see cref="AppDomain.UnhandledException"/> is raised. Never throws.</summary>
    internal static void Publish(Exception? exception) => _ofThisThread?.Publish(exception);

    /// <summary>
    /// Reports what is noted on any thread, when the process ends: somebody's handler of the unhandled exception may have ended it before ours
    /// was called. Never throws.
    /// </summary>
    internal static void PublishAll()
    {
        NotedFailures[] all;
        lock (OfAllThreads)
            all = [.. Living()];
        foreach (var noted in all)
            noted.Publish(exception: null);
    }

    static NotedFailures OfNewThread()
    {
        var noted = new NotedFailures();
        lock (OfAllThreads)
        {
            if (OfAllThreads.Count >= _pruneAt)
            {
                OfAllThreads.RemoveAll(reference => !reference.TryGetTarget(out _));
                _pruneAt = Math.Max(64, 2 * OfAllThreads.Count);
            }

            OfAllThreads.Add(new WeakReference<NotedFailures>(noted));
        }

        return noted;
    }

    static IEnumerable<NotedFailures> Living()
    {
        foreach (var reference in OfAllThreads)
        {
            if (reference.TryGetTarget(out var noted))
                yield return noted;
        }
    }
}
