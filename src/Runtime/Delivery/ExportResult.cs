namespace AutomagikTelemetry.Delivery;

/// <summary>What an exporter says of a batch.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/trace/sdk/#exportbatch</remarks>
enum ExportResult
{
    /// <summary>Delivered.</summary>
    Success,

    /// <summary>Lost for good: whoever retries does so before answering.</summary>
    Failure,
}
