using System.Diagnostics;
using System.Runtime;
using AutomagikTelemetry.Benchmarks.Measuring;

namespace AutomagikTelemetry.Benchmarks.Delivery;

/// <summary>Measures what delivering costs, from the queue to the socket: the processor time of the whole process but for what the queueing thread takes, and the bytes that arrive.</summary>
static class DeliveryMeasurement
{
    internal const int BatchSize = 512;

    /// <summary>What both queues hold by default: it is filled and drained, so that nothing is dropped and no request waits for long.</summary>
    internal const int Burst = 4 * BatchSize;

    const int Bursts = 12;

    /// <summary>When nothing has been compiled for so long, nothing more is expected to be.</summary>
    static readonly TimeSpan _quiet = TimeSpan.FromSeconds(1);

    internal static IReadOnlyList<Figure> Of(DeliveryScenario scenario)
    {
        using var collector = new CollectorProcess();
        var spans = DeliveredSpans.Make(Bursts * Burst);
        using var peer = new PeerDelivery(spans, collector.Url, scenario.IsPeerCompressed);
        using var ours = new RuntimeDelivery(spans, collector.Url, scenario.IsOursCompressed);
        IDelivery[] deliveries = [peer, ours];

        WarmUp();
        var kept = ours.EverKept;
        var figures = new InterleavedRun(["OpenTelemetry", "ours"], Bursts, MeasureOnce).Measure();
        return ours.EverKept == kept ? figures : throw new UntrueException($"{ours.EverKept - kept} spans had to wait and were put on disk meanwhile");

        // What others compile in the background is the process's time too. And what is not known to be taken goes to disk as well, as the first request does.
        void WarmUp()
        {
            var compiled = 0L;
            for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < _quiet;)
            {
                foreach (var delivery in deliveries)
                    Deliver(delivery, 0);
                if (JitInfo.GetCompiledMethodCount() != compiled)
                    (compiled, start) = (JitInfo.GetCompiledMethodCount(), Stopwatch.GetTimestamp());
            }
        }

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
