using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Support;

/// <summary>Keeps what it is given; can be held up, and can fail.</summary>
sealed class RecordingExporter : ITelemetryExporter
{
    readonly object _lock = new();
    readonly List<TelemetryRecord> _records = [];
    readonly List<MetricSnapshot> _metrics = [];
    readonly List<int> _batchSizes = [];
    bool _isEntered;
    int _exported;
    int _givenUp;
    int _awaited;

    /// <summary>Set while exports may go on; reset it to hold them up.</summary>
    public ManualResetEventSlim Gate { get; } = new(true);

    public Func<ExportResult> Answer { get; set; } = () => ExportResult.Success;

    public Thread? Thread { get; private set; }

    /// <summary>How often somebody has waited for a flush in vain.</summary>
    public int GivenUp => Volatile.Read(ref _givenUp);

    public IReadOnlyList<TelemetryRecord> Records
    {
        get { lock (_lock) return [.. _records]; }
    }

    public IReadOnlyList<EventRecord> Events => [.. Records.OfType<EventRecord>()];

    public IReadOnlyList<MetricSnapshot> Metrics
    {
        get { lock (_lock) return [.. _metrics]; }
    }

    public IReadOnlyList<int> BatchSizes
    {
        get { lock (_lock) return [.. _batchSizes]; }
    }

    /// <summary>Waits until an export has begun.</summary>
    public void AwaitEntry() => Await(() => _isEntered);

    /// <summary>Waits for the end of one export more.</summary>
    public void AwaitExport()
    {
        _awaited++;
        Await(() => _exported >= _awaited);
    }

    public ExportResult Export(Batch batch)
    {
        Thread = Thread.CurrentThread;
        Change(() => _isEntered = true);
        Gate.Wait();
        try
        {
            var answer = Answer();
            lock (_lock)
            {
                _records.AddRange(batch.Records);
                _metrics.AddRange(batch.Metrics);
                _batchSizes.Add(batch.Records.Count);
            }

            return answer;
        }
        finally
        {
            Change(() => _exported++);
        }
    }

    public void GaveUpWaiting() => Interlocked.Increment(ref _givenUp);

    void Change(Action change)
    {
        lock (_lock)
        {
            change();
            Monitor.PulseAll(_lock);
        }
    }

    void Await(Func<bool> isSo)
    {
        lock (_lock)
        {
            while (!isSo())
                Monitor.Wait(_lock, Clients.Patience).ShouldBeTrue();
        }
    }
}
