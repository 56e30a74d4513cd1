namespace AutomagikTelemetry.Exits.Tests.Exits;

/// <summary>A way to end.</summary>
/// <param name="Name">The program's first argument.</param>
/// <param name="Signal">What is sent to it when it is ready.</param>
/// <param name="ExitCode">As a shell has it.</param>
sealed record Ending(string Name, int Signal, int ExitCode)
{
    const int Aborted = 128 + 6;

    static readonly string[] _steps = ["0", "1", "2", "3", "last", "span"];

    public static IReadOnlyList<Ending> All { get; } =
    [
        new("return", 0, 7),
        new("exit", 0, 8),
        new("throw", 0, Aborted),
        new("throw-on-a-thread", 0, Aborted),
        new("throw-in-a-task", 0, 9),
        new("throw-in-async-main", 0, Aborted),
        new("wait", 15, 128 + 15),
        new("wait", 2, 128 + 2),
        new("wait", 1, 128 + 1),
        new("wait", 3, 128 + 3),
        new("host", 15, 10),
    ];

    /// <summary>All that a run records: events, the span of its command, also where that has not come to its end.</summary>
    public static IEnumerable<string> IdsOf(string run) => _steps.Select(step => $"{run}-{step}");

    /// <summary>The same, and the start and the stop of the run itself.</summary>
    public static IEnumerable<string> IdsWithLifetimeOf(string run) => [.. IdsOf(run), $"{run}.started", $"{run}.stopped"];

    public override string ToString() => Signal == 0 ? Name : $"{Name}, signal {Signal}";
}
