using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp.Sending;

/// <summary>The requests of one signal, in the order in which they are sent, and when the first of them is due. Not thread-safe.</summary>
sealed class Lane(TelemetrySignal signal, Destination destination, SendReport report)
{
    readonly Queue<EncodedRequest> _requests = new();

    public TelemetrySignal Signal => signal;

    public Destination Destination => destination;

    public SendReport Report => report;

    public IEnumerable<EncodedRequest> Requests => _requests;

    public bool IsEmpty => _requests.Count == 0;

    public EncodedRequest Head => _requests.Peek();

    /// <summary>A timestamp before which nothing is sent.</summary>
    public long Due { get; set; }

    /// <summary>Attempts that failed since the last one that did not. The exporter's thread only.</summary>
    public int Failures { get; set; }

    public bool HasUpTo(long sequence) => !IsEmpty && Head.Sequence <= sequence;

    public void Add(EncodedRequest request) => _requests.Enqueue(request);

    public void RemoveHead() => _requests.Dequeue();

    public void Clear() => _requests.Clear();
}
