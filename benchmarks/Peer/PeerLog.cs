using Microsoft.Extensions.Logging;

namespace AutomagikTelemetry.Benchmarks.Peer;

/// <summary>The workflow's events, by the source generator: the cheapest way to log.</summary>
static partial class PeerLog
{
    [LoggerMessage(1, LogLevel.Information, "Workflow {workflow_id} started, attempt {attempt}", EventName = "workflow.started")]
    internal static partial void WorkflowStarted(this ILogger logger, int attempt, string workflow_id);

    [LoggerMessage(2, LogLevel.Information, "Workflow {workflow_id} completed: {success}", EventName = "workflow.completed")]
    internal static partial void WorkflowCompleted(this ILogger logger, string workflow_id, bool success);

    [LoggerMessage(3, LogLevel.Error, "Workflow {workflow_id} failed", EventName = "automagik.error")]
    internal static partial void WorkflowFailed(this ILogger logger, Exception exception, string workflow_id);
}
