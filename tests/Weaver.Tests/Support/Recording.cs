using AutomagikTelemetry.Client;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Weaver.Tests.Support;

/// <summary>A client in place of the process's own, whose exporter keeps what it is given.</summary>
sealed class Recording : ITelemetryExporter, IDisposable
{
    readonly List<TelemetryRecord> _records = [];
    readonly Dictionary<string, MetricSnapshot> _metrics = [];
    readonly TelemetryClient _client;
    readonly IDisposable _replacement;

    internal Recording(Action<TelemetryOptions>? configure = null, params (string Name, string Value)[] variables)
    {
        var environment = new EnvironmentSnapshot(name => variables.FirstOrDefault(variable => variable.Name == name).Value, _ => null, new ProjectSettings("corpus", "1.0", null, null), _ => { });
        var options = new TelemetryOptions { IsEnabled = true, MaxQueueSize = 100_000, MaxQueueBytes = 1 << 30, MaxErrorEventsPerSecond = 1_000_000 };
        configure?.Invoke(options);
        _client = new TelemetryClient(options, this, TimeProvider.System, environment);
        _replacement = ProcessClient.Replace(_client);
    }

    internal TelemetryClient Client => _client;

    /// <summary>Set while exports may go on; reset it to hold them up.</summary>
    internal ManualResetEventSlim Gate { get; } = new(true);

    /// <summary>What has been exported until now, without a flush.</summary>
    internal IReadOnlyList<TelemetryRecord> Exported
    {
        get { lock (_records) return [.. _records]; }
    }

    internal IReadOnlyList<EventRecord> Events => [.. Flushed(() => _records.OfType<EventRecord>().ToList())];

    internal IReadOnlyList<SpanRecord> Spans => [.. Flushed(() => _records.OfType<SpanRecord>().ToList())];

    /// <summary>The spans in the order in which they ended: their names, and what went wrong.</summary>
    internal IReadOnlyList<string> SpanLines => [.. Spans.Select(span => string.Join(" ", new[] { span.Activity.OperationName, span.Attributes.Value("error.type"), span.Attributes.Value("outcome") }.OfType<string>()))];

    /// <summary>How many calls of a metric were measured, over all its series or those with the given tag.</summary>
    internal long Count(string metric, string? tag = null, object? value = null) =>
        Flushed(() => _metrics.Values.Where(snapshot => snapshot.Name == metric && (tag is null || Equals(snapshot.Tags.FirstOrDefault(pair => pair.Key == tag).Value, value))).Sum(snapshot => snapshot.Count));

    /// <summary>The last snapshot of each series of a metric.</summary>
    internal IReadOnlyList<MetricSnapshot> Series(string metric) => Flushed(() => _metrics.Values.Where(snapshot => snapshot.Name == metric).ToList());

    internal MetricSnapshot Metric(string name) => Flushed(() => _metrics.Values.Single(snapshot => snapshot.Name == name));

    public ExportResult Export(Batch batch)
    {
        Gate.Wait();
        lock (_records)
        {
            _records.AddRange(batch.Records);
            foreach (var snapshot in batch.Metrics)
                _metrics[$"{snapshot.Scope.Name} {snapshot.Name} {Attributes.Text(snapshot.Tags)}"] = snapshot;
        }

        return ExportResult.Success;
    }

    public void Dispose()
    {
        _replacement.Dispose();
        _client.Dispose();
    }

    T Flushed<T>(Func<T> read)
    {
        _client.Flush(TimeSpan.FromSeconds(10)).Status.ShouldBeOneOf(FlushStatus.Delivered, FlushStatus.Dropped);
        lock (_records)
            return read();
    }
}
