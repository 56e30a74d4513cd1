using System.Globalization;

namespace AutomagikTelemetry.Delivery;

/// <summary>Counts what was lost, by reason. Thread-safe, never throws.</summary>
sealed class Losses
{
    static readonly string[] _names = ["queue full", "export failed", "not valid", "failed to record", "client disposed", "not observed", "errors beyond the rate"];

    readonly long[] _counts = new long[_names.Length];

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

    public long this[LossReason reason] => Volatile.Read(ref _counts[(int)reason]);

    public void Add(LossReason reason, long count = 1) => Interlocked.Add(ref _counts[(int)reason], count);

    /// <summary>For people, for example <c>queue full 12, export failed 3</c>.</summary>
    public override string ToString()
        => string.Join(", ", _names.Select((name, i) => (name, count: Volatile.Read(ref _counts[i])))
            .Where(loss => loss.count > 0)
            .Select(loss => string.Create(CultureInfo.InvariantCulture, $"{loss.name} {loss.count}")));
}
