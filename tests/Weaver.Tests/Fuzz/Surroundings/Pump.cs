using System.Collections.Concurrent;
using System.Reflection;

namespace Surroundings;

/// <summary>One thread on which all turns of a program run in the order in which they were asked for.</summary>
public sealed class Pump : SynchronizationContext
{
    static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _turns = [];

    public override void Post(SendOrPostCallback d, object? state) => _turns.Add((d, state));

    /// <summary>Runs a program with one input to its end.</summary>
    /// <param name="program">The class, with a method Run.</param>
    /// <param name="input">What it begins with.</param>
    /// <param name="isPumped">On this thread alone, or on whatever thread a turn comes to.</param>
    /// <returns>What it said.</returns>
    public static string Run(Type program, int input, bool isPumped)
    {
        var former = Current;
        var pump = isPumped ? new Pump() : null;
        SetSynchronizationContext(pump);
        try
        {
            Trace.Begin(fuel: 60);
            var task = ToTheEnd(program.GetMethod("Run")!, input);
            if (!(pump?.Until(task) ?? task.Wait(_patience)))
                Trace.Say("hangs");
            return Trace.Text;
        }
        finally
        {
            SetSynchronizationContext(former);
        }
    }

    static async Task ToTheEnd(MethodInfo method, int input)
    {
        try
        {
            await (Task)method.Invoke(null, [input])!;
        }
        catch (Exception exception)
        {
            Trace.Caught("run", exception);
        }

        await Trace.AwaitKept();
    }

    bool Until(Task task)
    {
        _ = task.ContinueWith(_ => _turns.Add((_ => { }, null)), TaskScheduler.Default);
        while (!task.IsCompleted)
        {
            if (!_turns.TryTake(out var turn, _patience))
                return false;
            turn.Callback(turn.State);
        }

        return true;
    }
}
