using System.Runtime.CompilerServices;
using AutomagikTelemetry;

namespace Behaviour;

/// <summary>A failed task that nobody looks at still raises UnobservedTaskException.</summary>
static class Unobserved
{
    public static void Show()
    {
        using var raised = new ManualResetEventSlim();
        TaskScheduler.UnobservedTaskException += (_, e) =>
        {
            if (e.Exception.InnerException is NotSupportedException)
                raised.Set();
        };

        Forget();
        for (var attempt = 0; attempt < 100 && !raised.IsSet; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            raised.Wait(TimeSpan.FromMilliseconds(20));
        }

        Observe.Line($"unobserved: {raised.IsSet}");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Forget()
    {
        var failed = new ManualResetEventSlim();
        _ = FailAsync(failed);
        failed.Wait();
    }

    [TrackWorkflow("forgotten")]
    static async Task FailAsync(ManualResetEventSlim failed)
    {
        await Task.Yield();
        try
        {
            throw new NotSupportedException("nobody looks");
        }
        finally
        {
            failed.Set();
        }
    }
}
