namespace AutomagikTelemetry.Weaving;

/// <summary>Tasks that are followed on the side and have not been recorded yet: a flush waits a moment for them, since nobody else does.</summary>
static class SideObservations
{
    static int _open;

    internal static int Open => Volatile.Read(ref _open);

    internal static void Opened() => Interlocked.Increment(ref _open);

    internal static void Closed() => Interlocked.Decrement(ref _open);
}
