namespace AutomagikTelemetry.Benchmarks.Delivery;

/// <summary>A queue, batches and an exporter.</summary>
interface IDelivery : IDisposable
{
    /// <summary>Queues the first of the spans that it was made with, and returns at once.</summary>
    void Queue(int count);
}
