namespace AutomagikTelemetry.Delivery;

/// <summary>The threads of this library: in the background, so that none keeps a process alive.</summary>
static class BackgroundThread
{
    /// <exception cref="PlatformNotSupportedException">A browser has no threads.</exception>
    /// <exception cref="InvalidOperationException">A restricted container may have no more of them.</exception>
    public static Thread Start(ThreadStart run, string name)
    {
        if (OperatingSystem.IsBrowser())
            throw new PlatformNotSupportedException("A browser has no threads.");

        var thread = new Thread(run) { IsBackground = true, Name = name };
        try
        {
            // Unsafe: the caller's AsyncLocals are none of this thread's business.
            thread.UnsafeStart();
        }
        catch (OutOfMemoryException exception)
        {
            // It hardly ever is the memory: a limit of threads ends here too.
            throw new InvalidOperationException("The system has no more threads for this process.", exception);
        }

        return thread;
    }
}
