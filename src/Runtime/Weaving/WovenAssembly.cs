using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Weaving;

/// <summary>A woven assembly at run time: its plan, its source of spans and its meter. Not for use by hand: the weaver writes the calls.</summary>
/// <remarks>Thread-safe; no member ever throws. Woven assemblies bind to these members for years: none is ever removed or changed.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A woven assembly lives as long as its code does.")]
public sealed class WovenAssembly
{
    readonly PlanReader _plan;
    readonly ActivitySource _source;
    readonly Dictionary<string, Histogram<double>> _durations = [];
    readonly Histogram<double> _anyDuration;
    readonly object _lock = new();
    TrackedMethod?[] _methods;
    TelemetryClient _client;
    volatile bool _isRecording;

    WovenAssembly(PlanReader plan)
    {
        _plan = plan;
        Scope = new InstrumentationScope(plan.AssemblyName, plan.AssemblyVersion);
        _source = new ActivitySource(plan.AssemblyName, plan.AssemblyVersion);

        // For other listeners than our own client, which aggregates without the detour; so they exist from the start.
        var meter = new Meter(plan.AssemblyName, plan.AssemblyVersion);
        foreach (var vocabulary in plan.Vocabularies.Append(Vocabulary.Bulk))
        {
            if (vocabulary.DurationMetric is { } name && !_durations.ContainsKey(name))
                _durations.Add(name, meter.CreateHistogram<double>(name, vocabulary.DurationUnit));
        }

        _anyDuration = _durations[Vocabulary.Bulk.DurationMetric!];
        _methods = new TrackedMethod?[plan.MethodCount];
        _client = Telemetry.Client;
        Telemetry.RecordingChanged += Bind;
        Bind();
    }

    /// <summary>Whether anybody listens: the telemetry client, or a listener of the assembly's activity source or meter.</summary>
    public bool IsActive
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _isRecording || _source.HasListeners() || _anyDuration.Enabled;
    }

    internal InstrumentationScope Scope { get; }

    /// <summary>Makes the assembly known; woven code does so when its first tracked method is called.</summary>
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

    internal Activity? StartActivity(string name, ActivityTagsCollection tags, DateTime startTime)
    {
        // Only the outermost span of the process has the parent that came in from outside.
        var current = Activity.Current;
        var parent = current is null ? EnvironmentParent.Context : default;
        try
        {
            if (_source.HasListeners() && _source.StartActivity(name, ActivityKind.Internal, parent, tags, links: null, startTime) is { } heard)
                return heard;
        }
        catch
        {
            // Somebody's listener has thrown, maybe when the activity was current already.
            Activity.Current = current;
            throw;
        }

        return _isRecording ? Unheard(name, parent, isRoot: current is null && parent == default, startTime) : null;
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
        lock (_lock)
        {
            var plan = _plan.Method(method);
            var duration = plan.Vocabulary.DurationMetric is { } name ? _durations[name] : null;
            return _methods[method] ??= new TrackedMethod(this, plan, _client, duration);
        }
    }

    /// <summary>Takes up the client as it is now. Calls in flight report to the client that they started with.</summary>
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
