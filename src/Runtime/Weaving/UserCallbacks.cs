namespace AutomagikTelemetry.Weaving;

/// <summary>
/// Marks, for a thread, that code of ours runs which may call the user's: a listener's callback, an exception's ToString. Woven code that is
/// called from there is not tracked; it would report in the middle of a report, and call itself again without end.
/// </summary>
static class UserCallbacks
{
    [ThreadStatic]
    static bool _mayRun;

    internal static bool MayRun => _mayRun;

    internal static Scope Allow() => new(_mayRun);

    /// <summary>For woven code, which has no scopes.</summary>
    internal static bool Begin()
    {
        var former = _mayRun;
        _mayRun = true;
        return former;
    }

    internal static void End(bool former) => _mayRun = former;

    internal readonly ref struct Scope
    {
        readonly bool _before;

        internal Scope(bool before)
        {
            _before = before;
            _mayRun = true;
        }

        public void Dispose() => _mayRun = _before;
    }
}
