namespace AutomagikTelemetry.Delivery;

/// <summary>What an exporter says of a batch: how many of its records and points are lost for good. Whoever retries does so before answering.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/trace/sdk/#exportbatch</remarks>
readonly record struct ExportResult
{
    /// <summary>All delivered.</summary>
    public static ExportResult Success => default;

    /// <summary>All lost.</summary>
    public static ExportResult Failure => new() { Lost = int.MaxValue };

    /// <summary>May be more than the batch holds, which means all of it.</summary>
    public int Lost { get; private init; }

    /// <summary>Some lost, the rest delivered.</summary>
    public static ExportResult Losing(int count) => new() { Lost = count };
}
