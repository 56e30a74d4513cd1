using AutomagikTelemetry.Benchmarks.Measuring;

namespace AutomagikTelemetry.Benchmarks.Delivery;

/// <summary>Measures what delivering costs, from the queue to the socket: the processor time of the whole process but for what the queueing thread takes, and the bytes that arrive.</summary>
static class DeliveryMeasurement
{
    internal const int BatchSize = 512;

    const int Batches = 50;

    internal static IReadOnlyList<Figure> Of(DeliveryScenario scenario)
    {
        using var collector = new CollectorProcess();
        var spans = DeliveredSpans.Make(Batches * BatchSize);
        using var peer = new PeerDelivery(spans, collector.Url, scenario.IsPeerCompressed);
        using var ours = new RuntimeDelivery(spans, collector.Url, scenario.IsOursCompressed);
        IDelivery[] deliveries = [peer, ours];
        return new InterleavedRun(["OpenTelemetry", "ours"], spans.Records.Count, MeasureOnce).Measure();

        Sample MeasureOnce(int index, int count)
        {
            GC.Collect(0);
            var process = CpuClock.Read(wholeProcess: true);
            var thread = CpuClock.Read(wholeProcess: false);
            deliveries[index].Queue(count);
            thread = CpuClock.Read(wholeProcess: false) - thread;
            var bytes = collector.Await(count);
            process = CpuClock.Read(wholeProcess: true) - process;
            return new((double)(process - thread) / count, (double)bytes / count);
        }
    }
}
