namespace AutomagikTelemetry.Benchmarks.Delivery;

/// <summary>A queue, batches and an exporter.</summary>
interface IDelivery : IDisposable
{
    /// <summary>Queues some of the spans that it was made with, and returns at once.</summary>
    void Queue(int start, int count);
}
