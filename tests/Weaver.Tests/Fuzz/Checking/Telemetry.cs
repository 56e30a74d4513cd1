using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Checking;

/// <summary>Each call is told once, as it was: by its span, its events and its metrics.</summary>
static class Telemetry
{
    static readonly string[] _starts = ["workflow.started", "task.started"];
    static readonly string[] _successes = ["workflow.completed", "api.request", "task.completed", "message.processed"];
    static readonly string[] _durations = ["workflow.duration_seconds", "api.latency_ms", "task.duration_ms", "message.processing_time_ms"];

    internal static Difference? DifferenceIn(Recording recording, IReadOnlyList<string> started, IReadOnlyList<string> ended, IReadOnlyList<string> counters)
    {
        var spans = recording.Spans.Select(span =>
        {
            var attributes = span.Attributes.Where(pair => pair.Key is not ("error.type" or "outcome") && !pair.Key.StartsWith("code.", StringComparison.Ordinal)).OrderBy(pair => pair.Key, StringComparer.Ordinal);
            return $"{span.Activity.OperationName}{Outcome(span.Attributes.Value("error.type"), span.Attributes.Value("outcome"))}{string.Concat(attributes.Select(pair => FormattableString.Invariant($" {pair.Key}={pair.Value}")))} below {span.Activity.Parent?.OperationName}";
        });
        var failures = ended.Count(line => line.Split(' ').ElementAtOrDefault(1)?.Contains('.', StringComparison.Ordinal) == true);
        var cancellations = ended.Count(line => line.Split(' ').ElementAtOrDefault(1) == "cancelled");
        var errors = recording.Events.Count(recorded => recorded.EventName == "automagik.error");
        return Difference.Of("spans", Sorted(ended), Sorted(spans))
            ?? Same("starts", started.Count(name => name.StartsWith("Workflow", StringComparison.Ordinal) || name.StartsWith("Task", StringComparison.Ordinal)), recording.Events.Count(recorded => _starts.Contains(recorded.EventName)))
            ?? Same("successes", ended.Count - failures - cancellations, recording.Events.Count(recorded => _successes.Contains(recorded.EventName)))
            ?? (errors > failures || (errors == 0 && failures > 0) ? new Difference("errors", $"{errors} events of {failures} failures") : null)
            ?? Same("durations", ended.Count, _durations.Sum(duration => recording.Count(duration)))
            ?? counters.Select(counter => Same("counters", ended.Count(line => line.Split(' ')[0] == counter), (long)recording.Series($"counted.{counter}").Sum(series => series.Value))).FirstOrDefault(difference => difference is not null);
    }

    static string Outcome(object? error, object? outcome) => error is not null ? $" {error}" : outcome is not null ? $" {outcome}" : "";

    static string Sorted(IEnumerable<string> lines) => string.Join("\n", lines.Order(StringComparer.Ordinal));

    static Difference? Same(string what, long expected, long actual) => expected == actual ? null : new(what, $"{actual} in place of {expected}");
}
