using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Weaving;

/// <summary>One call of a tracked method, as woven code sees it. Not for use by hand: the weaver writes the calls.</summary>
/// <remarks>
/// <para>
/// The weaver edits a method so that it means
/// <code>
/// Operation.Start(assembly, 17, out Operation op);
/// if (op.IsStarted) { op.Tag(0, argument); op.Started(); }
/// try { /* body */ op.Succeeded(); /* or: result = op.Observe(result) */ }
/// filter { Operation.Failed(exception, ref op) /* always false */ }
/// finally { op.Leave(); }
/// </code>
/// </para>
/// <para>
/// No member ever throws or blocks, except that <see cref="Leave"/> of a kind that flushes waits within the client's
/// command flush timeout. An operation belongs to the frame that started it and is not thread-safe. Woven assemblies bind
/// to these members for years: none is ever removed or changed.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial struct Operation
{
    // Two words, since every woven frame holds them: deep recursion must stay deep. Null while switched off; the
    // TrackedMethod itself where a start time is all there is to remember; else the Call.
    object? _state;
    long _startTimestamp;

    internal Operation(object state, long startTimestamp)
    {
        _state = state;
        _startTimestamp = startTimestamp;
    }

    /// <summary>Whether anybody listens to this call, so that its tags are worth capturing.</summary>
    public readonly bool IsStarted => _state is not null;

    /// <summary>Starts the operation, or, where nobody listens, answers one that does nothing.</summary>
    /// <param name="assembly">The woven assembly; <see langword="null"/> while its own registration still runs.</param>
    /// <param name="method">The method's number in the assembly's plan.</param>
    /// <param name="operation">The operation; written in place, which is a little faster than to return it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Start(WovenAssembly? assembly, int method, out Operation operation)
    {
        if (assembly is not null && assembly.IsActive)
            assembly.Start(method, out operation);
        else
            operation = default;
    }

    /// <summary>Reports the start event; called when the tags are set.</summary>
    public readonly void Started() => (_state as Call)?.Started();

    /// <summary>Notes the exception that is about to leave the body. The filter of the woven method calls it, maybe more than once.</summary>
    /// <remarks>
    /// It only notes: the filter runs before inner finally blocks, one of which may yet throw anew and have that caught
    /// inside the body. <see cref="Succeeded"/> then clears the note, and <see cref="Leave"/> alone reports.
    /// </remarks>
    /// <returns>Always <see langword="false"/>: the filter never catches.</returns>
    public static bool Failed(object exception, ref Operation operation)
    {
        if (operation._state is not null)
            operation.ToCall()?.Fail(exception as Exception);
        return false;
    }

    /// <summary>The body has come to its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Succeeded()
    {
        if (_state is Call call)
            call.Succeed();
    }

    /// <summary>Reports the outcome, unless a task has taken the operation over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave()
    {
        if (_state is not null)
            Complete();
    }

    /// <summary>The frame is left while a copy of the operation, in an async method's state machine, goes on. It is not <see cref="Leave"/>, which that copy gets.</summary>
    public void Suspend()
    {
        (_state as Call)?.HandOver();
        _state = null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void Complete()
    {
        var state = _state;
        _state = null;
        if (state is Call call)
            call.Complete();
        else
            Unsafe.As<TrackedMethod>(state!).Complete(_startTimestamp);
    }

    /// <summary>The state as an object of its own, for an outcome that is more than a duration; null if that fails for want of memory.</summary>
    Call? ToCall()
    {
        if (_state is Call call)
            return call;

        try
        {
            call = new Call(Unsafe.As<TrackedMethod>(_state!), _startTimestamp);
            _state = call;
            return call;
        }
        catch (OutOfMemoryException)
        {
            return null;
        }
    }
}
