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
