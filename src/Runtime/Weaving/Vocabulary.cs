using AutomagikTelemetry.Hosting;

namespace AutomagikTelemetry.Weaving;

/// <summary>The names that a kind of operation reports under, as the plan lists them.</summary>
sealed class Vocabulary
{
    /// <summary>What bulk tracking reports.</summary>
    internal static Vocabulary Bulk { get; } = new()
    {
        DurationMetric = "function.duration_ms",
        DurationUnit = "ms",
        DurationKeys = [CodeAttributes.FunctionName],
        ErrorKeys = [CodeAttributes.FunctionName],
    };

    internal string? OperationKey { get; init; }

    internal string? StartEvent { get; init; }

    internal string[] StartKeys { get; init; } = [];

    internal string? SuccessEvent { get; init; }

    internal string[] SuccessKeys { get; init; } = [];

    internal string? DurationMetric { get; init; }

    internal string DurationUnit { get; init; } = "ms";

    internal string[] DurationKeys { get; init; } = [];

    internal string[] ErrorKeys { get; init; } = [];

    internal int Flags { get; init; }

    internal bool FlushesAtEnd => (Flags & 1) != 0;

    /// <summary>Whether a task that can be held back ends only after the flush.</summary>
    internal bool AwaitsFlush => (Flags & 2) != 0;

    /// <summary>Whether it is that of an endpoint, whose success is told by the status of the request, where there is one.</summary>
    internal bool IsEndpoint => SuccessEvent == ServerRequest.RequestEvent;
}
