using System.Globalization;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Delivery;

/// <summary>Counts what was lost, by reason and signal. Thread-safe, never throws.</summary>
sealed class Losses
{
    static readonly string[] _names =
        ["queue_full", "too_large", "send_failed", "rejected", "invalid", "internal_error", "stopped", "unobserved", "error_rate"];

    /// <summary>How many signals there are, with that which is none in particular.</summary>
    public const int Signals = (int)TelemetrySignal.Metrics + 1;

    readonly long[] _counts = new long[_names.Length * Signals];

    public long Total
    {
        get
        {
            long total = 0;
            for (var i = 0; i < _counts.Length; i++)
                total += Volatile.Read(ref _counts[i]);
            return total;
        }
    }

    public long this[LossReason reason]
    {
        get
        {
            long total = 0;
            for (var signal = 0; signal < Signals; signal++)
                total += this[reason, (TelemetrySignal)signal];
            return total;
        }
    }

    public long this[LossReason reason, TelemetrySignal signal] => Volatile.Read(ref _counts[Index(reason, signal)]);

    public void Add(LossReason reason, long count = 1, TelemetrySignal signal = TelemetrySignal.Unspecified)
        => Interlocked.Add(ref _counts[Index(reason, signal)], count);

    /// <summary>As the documentation and the self-metrics name it.</summary>
    public static string NameOf(LossReason reason) => _names[(int)reason];

    /// <summary>The reasons for which anything was lost.</summary>
    public Dictionary<string, long> ByReason()
        => Enum.GetValues<LossReason>().Select(reason => (reason, count: this[reason])).Where(loss => loss.count > 0).ToDictionary(loss => NameOf(loss.reason), loss => loss.count);

    /// <summary>For people, for example <c>queue_full 12, send_failed 3</c>.</summary>
    public override string ToString()
        => string.Join(", ", ByReason().Select(loss => string.Create(CultureInfo.InvariantCulture, $"{loss.Key} {loss.Value}")));

    static int Index(LossReason reason, TelemetrySignal signal) => ((int)reason * Signals) + (int)signal;
}
