using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Weaving;

/// <summary>A woven assembly at run time: its plan, its source of spans and its meter. Not for use by hand: the weaver writes the calls.</summary>
/// <remarks>Thread-safe; no member ever throws. Woven assemblies bind to these members for years: none is ever removed or changed.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WovenAssembly
{
    readonly PlanReader _plan;
    readonly object _lock = new();
    TrackedMethod?[] _methods;
    TelemetryClient _client;
    volatile bool _isRecording;
    volatile Instruments? _instruments;
    int _isMakingInstruments;

    WovenAssembly(PlanReader plan)
    {
        _plan = plan;
        Scope = new InstrumentationScope(plan.AssemblyName, plan.AssemblyVersion);
        _methods = new TrackedMethod?[plan.MethodCount];
        _client = Telemetry.Client;
        Telemetry.RecordingChanged += Bind;
        Bind();
    }

    /// <summary>Whether anybody listens: the telemetry client, or a listener of the assembly's activity source or meter.</summary>
    public bool IsActive
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _isRecording || (_instruments is { } instruments ? instruments.IsHeard : IsHeardAtFirst());
    }

    internal InstrumentationScope Scope { get; }

    /// <summary>Makes the assembly known; woven code does so when its first tracked method is called. Calls no user code.</summary>
    /// <param name="plan">The plan, in the form described in docs/plan-format.md.</param>
    /// <returns>The assembly, or <see langword="null"/> if the plan cannot be read, which is said once on stderr; woven code then does nothing.</returns>
    public static WovenAssembly? Register(byte[] plan)
    {
        try
        {
            return new WovenAssembly(new PlanReader(plan));
        }
        catch (Exception exception)
        {
            Diagnostic.Warn($"A woven assembly reports nothing: {exception.Message}");
            return null;
        }
    }

    internal Operation Start(int method)
    {
        if (UserCallbacks.MayRun)
            return default;

        try
        {
            var tracked = Volatile.Read(ref _methods)[method] ?? Load(method);
            return tracked.IsBare
                ? new Operation(tracked, Stopwatch.GetTimestamp())
                : new Operation(new Call(tracked), 0);
        }
        catch (Exception exception)
        {
            _client.InternalError(exception);
            return default;
        }
    }

    /// <summary>Starts a span if anybody wants one. Throws what a listener throws; what was current is current again then.</summary>
    internal Activity? StartActivity(string name, ActivityTagsCollection tags, DateTime startTime)
    {
        // Only the outermost span of the process has the parent that came in from outside.
        var current = Activity.Current;
        var parent = current is null ? EnvironmentParent.Context : default;
        try
        {
            if (_instruments?.Source is { } source && source.HasListeners() && source.StartActivity(name, ActivityKind.Internal, parent, tags, links: null, startTime) is { } heard)
                return heard;

            return _isRecording ? Unheard(name, parent, isRoot: current is null && parent == default, startTime) : null;
        }
        catch
        {
            Activity.Current = current;
            throw;
        }
    }

    /// <summary>
    /// An activity for our own client alone. Nobody else sees its attributes, which stay with the call; so it costs half, and no listener of
    /// ours takes part in the sampling of others.
    /// </summary>
    static Activity Unheard(string name, ActivityContext parent, bool isRoot, DateTime startTime)
    {
        var activity = new Activity(name);
        if (isRoot)
            activity.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        else if (parent != default)
            activity.SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags);
        return activity.SetStartTime(startTime).Start();
    }

    TrackedMethod Load(int method)
    {
        MakeInstruments();
        lock (_lock)
        {
            var plan = _plan.Method(method);
            return _methods[method] ??= new TrackedMethod(this, plan, _client, _instruments?.Duration(plan.Vocabulary));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    bool IsHeardAtFirst()
    {
        MakeInstruments();
        return _instruments?.IsHeard == true;
    }

    /// <summary>
    /// Makes source and meter once, on the first call of a tracked method. Not in the class initialiser of the woven assembly, and with no lock
    /// held: the listeners that are told of them are user code, which may call or wait for woven code, which meanwhile does nothing.
    /// </summary>
    void MakeInstruments()
    {
        if (_instruments is not null || Interlocked.Exchange(ref _isMakingInstruments, 1) != 0)
            return;

        try
        {
            using var callbacks = UserCallbacks.Allow();
            _instruments = new Instruments(_plan);

            // Another thread may have loaded methods meanwhile, without them.
            lock (_lock)
                Volatile.Write(ref _methods, new TrackedMethod?[_plan.MethodCount]);
        }
        catch (Exception exception)
        {
            Diagnostic.Warn($"No listener hears of the spans and metrics of {_plan.AssemblyName}, since one of them failed: {exception.GetType().FullName}: {exception.Message}");
        }
    }

    /// <summary>Takes up the client as it is now. Calls in flight report to the client that they started with, or else to its successor.</summary>
    void Bind()
    {
        lock (_lock)
        {
            var client = Telemetry.Client;
            if (!ReferenceEquals(client, _client) || client.IsRecording != _isRecording)
            {
                _client = client;
                Volatile.Write(ref _methods, new TrackedMethod?[_plan.MethodCount]);
            }

            _isRecording = client.IsRecording;
        }
    }
}
