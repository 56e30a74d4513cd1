using System.Diagnostics;
using System.Runtime.InteropServices;
using AutomagikTelemetry.Client;
using AutomagikTelemetry.Weaving;

namespace AutomagikTelemetry.Delivery;

/// <summary>
/// Flushes what is queued when the process ends: return from Main, <see cref="Environment.Exit"/>, an unhandled exception, SIGTERM, SIGINT,
/// SIGHUP, SIGQUIT. Never changes how it ends. Nothing helps against SIGKILL and <see cref="Environment.FailFast(string)"/>.
/// </summary>
static class ExitHooks
{
    static readonly object _lock = new();
    static readonly List<Sender> _senders = [];
    static readonly List<PosixSignalRegistration> _signals = [];
    static bool _isHooked;

    /// <summary>Keeps a sender until it is unregistered. The hooks are set with the first one. Never throws.</summary>
    public static void Register(Sender sender)
    {
        lock (_lock)
        {
            _senders.Add(sender);
            if (_isHooked)
                return;

            _isHooked = true;
            AppDomain.CurrentDomain.ProcessExit += (_, _) => PublishAndFlush(UnhandledFailures.PublishAll);
            AppDomain.CurrentDomain.UnhandledException += (_, args) => PublishAndFlush(() => UnhandledFailures.Publish(args.ExceptionObject as Exception));
            // Since .NET 10 the runtime leaves SIGTERM to the program: without these no ProcessExit would come.
            foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGHUP, PosixSignal.SIGQUIT })
                Hook(signal);
        }
    }

    public static void Unregister(Sender sender)
    {
        lock (_lock)
            _senders.Remove(sender);
    }

    static void Hook(PosixSignal signal)
    {
        try
        {
            _signals.Add(PosixSignalRegistration.Create(signal, OnSignal));
        }
        catch (Exception)
        {
            // A platform without that signal: there is nothing to hook.
        }
    }

    /// <remarks>
    /// Cancel stays as it is. Where somebody has set it already, as a generic host does, the program stops in its own way and its end comes
    /// here through ProcessExit. Handlers are called in the reverse order of their registration, so that a host which was there first comes
    /// after this: it is not held up, but what is recorded is made safe.
    /// </remarks>
    static void OnSignal(PosixSignalContext context)
    {
        if (context.Cancel)
            return;

        if (GenericHost.IsLoaded)
            Flush(waitsForCollector: false);
        else
            PublishAndFlush(() => { });
    }

    static void PublishAndFlush(Action publish)
    {
        try
        {
            publish();
            OpenCalls.ReportUnfinished();
            Lifetimes.StopAll();
        }
        finally
        {
            Flush(waitsForCollector: true);
        }
    }

    /// <summary>All senders at once, so that together they take no longer than the slowest one's budget.</summary>
    static void Flush(bool waitsForCollector)
    {
        try
        {
            Sender[] senders;
            lock (_lock)
                senders = [.. _senders];

            var start = Stopwatch.GetTimestamp();
            var requests = Array.ConvertAll(senders, sender => sender.BeginFlush(sender.ExitTimeout, isLast: true));
            for (var i = 0; i < senders.Length; i++)
            {
                var left = senders[i].ExitTimeout - Stopwatch.GetElapsedTime(start);
                if (waitsForCollector)
                    WaitForLast(senders[i], requests[i], left);
                else
                    requests[i].Kept.Wait(left > TimeSpan.Zero ? left : TimeSpan.Zero);
            }
        }
        catch (Exception)
        {
            // The process ends as it would without telemetry.
        }
    }

    static void WaitForLast(Sender sender, FlushRequest request, TimeSpan left)
    {
        sender.WaitForLast(request, left);
        if (!request.IsSettled)
            sender.TellWhatIsLeft();
    }
}
