using AutomagikTelemetry.Client;

namespace AutomagikTelemetry.Runtime.Tests.Support;

/// <summary>Surroundings made of dictionaries, so that no test touches the process's own, and without a spool, so that none writes to anybody's home.</summary>
sealed class FakeEnvironment
{
    public Dictionary<string, string> Variables { get; } = new() { ["AUTOMAGIK_TELEMETRY_SPOOL"] = "false" };

    public Dictionary<string, string> HomeFiles { get; } = [];

    public ProjectSettings Project { get; set; } = new("hive", "1.2.3");

    /// <summary>What was written to stderr.</summary>
    public List<string> Lines { get; } = [];

    public IEnumerable<string> Warnings => Lines.Where(line => line.StartsWith("warning: ", StringComparison.Ordinal));

    public OpenTelemetrySdk OpenTelemetrySdk { get; } = new();

    /// <summary>Null for the real one.</summary>
    public Func<ThreadStart, string, Thread>? StartThread { get; set; }

    /// <summary>Whether its home directory can be written to.</summary>
    public bool IsHomeWritable { get; set; } = true;

    /// <summary>Whether somebody is there to read stderr.</summary>
    public bool IsTerminal { get; set; }

    public EnvironmentSnapshot Snapshot() => new(
        name => Variables.GetValueOrDefault(name),
        path => HomeFiles.GetValueOrDefault(path),
        Project,
        Write,
        OpenTelemetrySdk,
        StartThread,
        WriteHomeFile,
        () => IsTerminal,
        () => Variables.Keys);

    bool WriteHomeFile(string path, string text)
    {
        if (IsHomeWritable)
            HomeFiles[path] = text;
        return IsHomeWritable;
    }

    void Write(string line)
    {
        lock (Lines)
            Lines.Add(line);
    }
}
