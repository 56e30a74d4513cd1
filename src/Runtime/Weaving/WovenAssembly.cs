using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using AutomagikTelemetry.Client;
using AutomagikTelemetry.Sampling;
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
    bool _isRecording;
    Instruments? _instruments;
    int _isMakingInstruments;

    // What a call looks at while nobody listens, laid out to be read fast. True while recording, while it is not known yet who listens, and
    // where there are more than two instruments to ask: then the slow way decides.
    bool _mayBeActive = true;
    ActivitySource? _source;
    Instrument? _first;
    Instrument? _second;

    WovenAssembly(PlanReader plan)
    {
        _plan = plan;
        Scope = new InstrumentationScope(plan.AssemblyName, plan.AssemblyVersion);
        _methods = new TrackedMethod?[plan.MethodCount];
        _client = Telemetry.Client;
        ProcessClient.RecordingChanged += Bind;
        Bind();
    }

    /// <summary>Whether anybody may be listening: the telemetry client, or a listener of the assembly's activity source or meter.</summary>
    public bool IsActive
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _mayBeActive || _source!.HasListeners() || (_first is not null && _first.Enabled) || (_second is not null && _second.Enabled);
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

    internal void Start(int method, out Operation operation)
    {
        operation = default;
        if (UserCallbacks.MayRun)
            return;

        try
        {
            if (Heard(method) is not { } tracked)
                return;

            operation = tracked.IsBare
                ? new Operation(tracked, Stopwatch.GetTimestamp())
                : new Operation(new Call(tracked), 0);
        }
        catch (Exception exception)
        {
            _client.InternalError(exception);
        }
    }

    internal void Defer(int method, out Operation operation)
    {
        operation = default;
        if (UserCallbacks.MayRun)
            return;

        try
        {
            if (Heard(method) is { } tracked)
                operation = new Operation(Call.Deferred(tracked), 0);
        }
        catch (Exception exception)
        {
            _client.InternalError(exception);
        }
    }

    /// <summary>The method, if anybody listens.</summary>
    TrackedMethod? Heard(int method)
    {
        MakeInstruments();
        return _isRecording || _instruments?.IsHeard == true ? Volatile.Read(ref _methods)[method] ?? Load(method) : null;
    }

    /// <summary>Starts a span if anybody wants one. Throws what a listener throws; what was current is current again then.</summary>
    /// <remarks>
    /// An activity for our own client alone has no source, and nobody else sees its attributes, which stay with the call; so it costs half, and
    /// no listener of ours takes part in the sampling of others.
    /// </remarks>
    internal Activity? StartActivity(string name, ActivityTagsCollection tags, DateTime startTime, SampleRatio ratio, out bool isSampled)
    {
        isSampled = false;
        // Only the outermost span of the process has the parent that came in from outside.
        var current = Activity.Current;
        var parent = current is null ? EnvironmentParent.Context : default;
        try
        {
            if (_instruments?.Source is { } source && source.HasListeners() && source.StartActivity(name, ActivityKind.Internal, parent, tags, links: null, startTime) is { } heard)
            {
                isSampled = _isRecording && _client.Sampler.Samples(heard);
                return heard;
            }

            return _isRecording ? _client.Sampler.Start(name, parent, startTime, ratio, out isSampled) : null;
        }
        catch
        {
            Activity.Current = current;
            throw;
        }
    }

    TrackedMethod Load(int method)
    {
        lock (_lock)
        {
            var plan = _plan.Method(method);
            return _methods[method] ??= new TrackedMethod(this, plan, _client, _instruments);
        }
    }

    /// <summary>
    /// Makes source and meter once, on the first call of a tracked method. Not in the class initialiser of the woven assembly, and with no lock
    /// held: the listeners that are told of them are user code, which may call or wait for woven code, which meanwhile does nothing.
    /// </summary>
    void MakeInstruments()
    {
        if (_instruments is not null || Interlocked.Exchange(ref _isMakingInstruments, 1) != 0)
            return;

        // The other half of the work that a first call makes, beside this one.
        _client.Prepare();
        try
        {
            using var callbacks = UserCallbacks.Allow();
            var instruments = new Instruments(_plan);
            lock (_lock)
                TakeUp(instruments);
        }
        catch (Exception exception)
        {
            Diagnostic.Warn($"No listener hears of the spans and metrics of {_plan.AssemblyName}, since one of them failed: {exception.GetType().FullName}: {exception.Message}");
        }
    }

    void TakeUp(Instruments instruments)
    {
        _instruments = instruments;
        _source = instruments.Source;
        _first = instruments.All.ElementAtOrDefault(0);
        _second = instruments.All.ElementAtOrDefault(1);

        // Another thread may have loaded methods meanwhile, without them.
        Volatile.Write(ref _methods, new TrackedMethod?[_plan.MethodCount]);
        LookOrNot();
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
            LookOrNot();
        }
    }

    void LookOrNot() => Volatile.Write(ref _mayBeActive, _isRecording || _instruments is not { All.Length: <= 2 });
}
