using System.Collections.Concurrent;

namespace AutomagikTelemetry.Delivery;

/// <summary>Flushes that wait for the sender's thread. Any thread adds one; the rest is that thread's alone.</summary>
sealed class FlushRequests(ITelemetryExporter exporter)
{
    readonly ConcurrentQueue<FlushRequest> _added = new();

    /// <summary>Those that were added before the queue was looked at, so that what they wait for is in it.</summary>
    public List<FlushRequest> Taken { get; } = [];

    public void Add(FlushRequest request) => _added.Enqueue(request);

    /// <summary>Takes what was added since.</summary>
    public void Take()
    {
        while (_added.TryDequeue(out var request))
            Taken.Add(request);
    }

    /// <summary>The exporter has all that they wait for. Never throws.</summary>
    /// <param name="isAbandoned">Whether nothing is wanted any more, so that there is nothing to wait for.</param>
    public void HandOn(bool isAbandoned)
    {
        foreach (var request in Taken)
            HandOn(request, isAbandoned);
        Taken.Clear();
    }

    /// <summary>The same of one that was not added. Never throws.</summary>
    public void HandOn(FlushRequest request, bool isAbandoned)
    {
        try
        {
            if (isAbandoned)
                request.Complete(isSettled: true);
            else
                exporter.Drain(request);
        }
        catch (Exception)
        {
            request.Complete(isSettled: false);
        }
    }
}
