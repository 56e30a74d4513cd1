using AutomagikTelemetry.Benchmarks.Measuring;

namespace AutomagikTelemetry.Benchmarks.Delivery;

/// <summary>Measures what delivering costs, from the queue to the socket: the processor time of the whole process but for what the queueing thread takes, and the bytes that arrive.</summary>
static class DeliveryMeasurement
{
    internal const int BatchSize = 512;

    /// <summary>What both queues hold by default: it is filled and drained, so that nothing is dropped and no request waits for long.</summary>
    internal const int Burst = 4 * BatchSize;

    const int Bursts = 12;

    internal static IReadOnlyList<Figure> Of(DeliveryScenario scenario)
    {
        using var collector = new CollectorProcess();
        var spans = DeliveredSpans.Make(Bursts * Burst);
        using var peer = new PeerDelivery(spans, collector.Url, scenario.IsPeerCompressed);
        using var ours = new RuntimeDelivery(spans, collector.Url, scenario.IsOursCompressed);
        IDelivery[] deliveries = [peer, ours];

        // What is not known to be taken goes to disk as well, and that is the first one.
        Deliver(ours, 0);
        var kept = ours.EverKept;
        var figures = new InterleavedRun(["OpenTelemetry", "ours"], Bursts, MeasureOnce).Measure();
        return ours.EverKept == kept ? figures : throw new UntrueException($"{ours.EverKept - kept} spans had to wait and were put on disk meanwhile");

        Sample MeasureOnce(int index, int bursts)
        {
            GC.Collect(0);
            var (nanoseconds, bytes) = (0L, 0L);
            for (var burst = 0; burst < bursts; burst++)
            {
                var (ofBurst, bytesOfBurst) = Deliver(deliveries[index], burst);
                nanoseconds += ofBurst;
                bytes += bytesOfBurst;
            }

            return new((double)nanoseconds / (bursts * Burst), (double)bytes / (bursts * Burst));
        }

        (long Nanoseconds, long Bytes) Deliver(IDelivery delivery, int burst)
        {
            var process = CpuClock.Read(wholeProcess: true);
            var thread = CpuClock.Read(wholeProcess: false);
            delivery.Queue(burst * Burst, Burst);
            thread = CpuClock.Read(wholeProcess: false) - thread;
            var bytes = collector.Await(Burst);
            return (CpuClock.Read(wholeProcess: true) - process - thread, bytes);
        }
    }
}
