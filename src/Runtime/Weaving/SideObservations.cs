namespace AutomagikTelemetry.Weaving;

/// <summary>Tasks that are followed on the side and have not been recorded yet: a flush waits a moment for them, since nobody else does.</summary>
static class SideObservations
{
    /// <summary>A task that never ends keeps what follows it; so the number is bounded, and what is beyond it is counted as lost.</summary>
    internal const int Max = 10_000;

    static int _open;

    internal static int Open => Volatile.Read(ref _open);

    internal static bool TryOpen()
    {
        if (Interlocked.Increment(ref _open) <= Max)
            return true;

        Interlocked.Decrement(ref _open);
        return false;
    }

    internal static void Closed() => Interlocked.Decrement(ref _open);
}
