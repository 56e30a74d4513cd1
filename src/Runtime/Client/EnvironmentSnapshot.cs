using System.Reflection;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Exporters.Console;

namespace AutomagikTelemetry.Client;

/// <summary>The process's surroundings, as far as they matter here: variables, files in the home directory, what the build baked in, stderr, an OpenTelemetry SDK, threads.</summary>
sealed class EnvironmentSnapshot(
    Func<string, string?> variable,
    Func<string, string?> homeFile,
    ProjectSettings project,
    Action<string> writeLine,
    OpenTelemetrySdk? openTelemetrySdk = null,
    Func<ThreadStart, string, Thread>? startThread = null)
{
    static readonly string[] _stages = ["ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT"];

    readonly HashSet<string> _said = new(StringComparer.Ordinal);

    /// <summary>The real ones.</summary>
    public static EnvironmentSnapshot Process { get; } =
        new(Environment.GetEnvironmentVariable, ReadHomeFile, ProjectSettings.Of(Assembly.GetEntryAssembly()), StandardError.WriteLine, OpenTelemetrySdk.OfProcess);

    public ProjectSettings Project { get; } = project;

    public OpenTelemetrySdk OpenTelemetrySdk { get; } = openTelemetrySdk ?? new();

    /// <summary>Starts a thread of a name; throws where there can be none.</summary>
    public Func<ThreadStart, string, Thread> StartThread { get; } = startThread ?? BackgroundThread.Start;

    /// <summary>The variables that may name the stage of deployment; the first one that is set does.</summary>
    public static IReadOnlyList<string> StageVariables => _stages;

    /// <summary>The stage of deployment, for example <c>production</c>; null where no variable names it.</summary>
    public string? Stage => _stages.Select(Variable).FirstOrDefault(stage => stage is not null);

    /// <summary>A variable's value without blanks around it; an empty one counts as unset.</summary>
    /// <remarks>https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/#parsing-empty-value</remarks>
    public string? Variable(string name) => variable(name)?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>A file's text, by its path below the home directory: null if there is no such file, empty if it cannot be read.</summary>
    public string? HomeFile(string path) => homeFile(path);

    public void WriteLine(string line) => writeLine(line);

    /// <summary>Says a warning unless it has been said already.</summary>
    public void WarnOnce(string warning)
    {
        lock (_said)
        {
            if (!_said.Add(warning))
                return;
        }

        writeLine("warning: " + warning);
    }

    static string? ReadHomeFile(string path)
    {
        try
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            var file = Path.Combine(home, path);
            return home.Length == 0 || !Path.Exists(file) ? null : File.ReadAllText(file);
        }
        catch (Exception)
        {
            return "";
        }
    }
}
