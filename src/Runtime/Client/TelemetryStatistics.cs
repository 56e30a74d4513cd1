using System.Globalization;
using System.Text;

namespace AutomagikTelemetry;

/// <summary>What became of what a client was given, in items: events, log lines, spans and metric points. Totals since the client was made.</summary>
/// <remarks>Each item is in exactly one of <see cref="Delivered"/>, <see cref="Pending"/>, <see cref="Spooled"/> and <see cref="Dropped"/>; one that moves while they are read may be in the wrong one.</remarks>
public sealed record TelemetryStatistics
{
    /// <summary>The collector has taken them, or they were printed.</summary>
    public required long Delivered { get; init; }

    /// <summary>Those on disk that this client has not delivered: it still tries, or leaves them to whoever sends the spool next.</summary>
    public required long Spooled { get; init; }

    /// <summary>Items of earlier runs, of other processes, or that this client had left to the spool, which it has delivered from there.</summary>
    public required long Recovered { get; init; }

    /// <summary>Items of the spool that this client has given up: it was full, they were too old or damaged, or the collector refused them.</summary>
    public required long DroppedFromSpool { get; init; }

    /// <summary>Those in memory alone: queued, being sent or waiting to be sent again.</summary>
    public required long Pending { get; init; }

    /// <summary>Those lost: the sum of <see cref="DroppedByReason"/>.</summary>
    public required long Dropped { get; init; }

    /// <summary>
    /// Why they were lost; a reason that has not occurred is not in it. <c>queue_full</c>, <c>too_large</c>, <c>send_failed</c>,
    /// <c>rejected</c>, <c>invalid</c>, <c>internal_error</c>, <c>stopped</c>, <c>unobserved</c>, <c>error_rate</c>: docs/delivery.md says what they mean.
    /// </summary>
    public required IReadOnlyDictionary<string, long> DroppedByReason { get; init; }

    /// <summary>What a record prints of itself, but with the reasons in place of the name of a dictionary's type.</summary>
    bool PrintMembers(StringBuilder builder)
    {
        var reasons = string.Join(", ", DroppedByReason.OrderBy(reason => reason.Key, StringComparer.Ordinal).Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Key} = {reason.Value}")));
        builder.Append(
            CultureInfo.InvariantCulture,
            $"Delivered = {Delivered}, Spooled = {Spooled}, Recovered = {Recovered}, DroppedFromSpool = {DroppedFromSpool}, Pending = {Pending}, Dropped = {Dropped}, DroppedByReason = {{ {reasons} }}");
        return true;
    }
}
