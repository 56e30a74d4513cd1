namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>The consumer that most situations are tried on: a synchronous command, a workflow, a generic endpoint, a failure.</summary>
static class Shop
{
    public const string Output = "placed 3 Large tea\nshipped 7\n2\norder 9 is on its way\n";

    static readonly string[] Reported =
    [
        "event command.executed place_order",
        "event command.succeeded place_order",
        "span place_order Ok",
        "event workflow.started ",
        "event workflow.completed ",
        "span ship Ok",
        "event api.request count",
        "span count Ok",
        "event command.executed cancel",
        "error automagik.error cancel",
        "span cancel Error",
    ];

    static readonly string[] Measured = ["api.latency_ms", "command.duration_ms", "command.duration_ms", "workflow.duration_seconds"];

    /// <summary>It printed what its source says, and reported each of its calls, each of them once.</summary>
    public static void ShouldReportAll(ProcessResult run)
    {
        run.ExitCode.ShouldBe(0, run.ToString());
        run.Output.ShouldBe(Output, customMessage: run.ToString());

        var records = TelemetryLine.Parse(run.Error);
        records.Where(record => record.Kind != "metric").Select(Summary).ShouldBe(Reported, customMessage: run.ToString());
        records.Where(record => record.Kind == "metric").Select(record => record.Name).ShouldBe(Measured, ignoreOrder: true, customMessage: run.ToString());
        records.Single(record => record.Name == "place_order")["size"].ShouldBe("Large", customMessage: run.ToString());
    }

    /// <summary>It printed what its source says, and nothing else.</summary>
    public static void ShouldBeSilent(ProcessResult run)
    {
        run.ExitCode.ShouldBe(0, run.ToString());
        run.Output.ShouldBe(Output, customMessage: run.ToString());
        run.Error.ShouldBeEmpty();
    }

    static string Summary(TelemetryLine record) =>
        record.Kind == "span" ? $"span {record.Name} {(record.IsError ? "Error" : "Ok")}" : $"{record.Kind} {record.Name} {record["command"] ?? record["endpoint"]}";
}
