namespace AutomagikTelemetry.Delivery;

/// <summary>What an exporter says of a batch.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/trace/sdk/#exportbatch</remarks>
enum ExportResult
{
    /// <summary>All of it is delivered.</summary>
    Success,

    /// <summary>All of it is lost.</summary>
    Failure,

    /// <summary>The exporter has taken it and tells the ledger itself what becomes of it.</summary>
    Taken,
}
