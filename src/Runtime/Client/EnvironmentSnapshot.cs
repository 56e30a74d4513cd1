using System.Reflection;
using AutomagikTelemetry.Client.Users;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Exporters.Console;

namespace AutomagikTelemetry.Client;

/// <summary>The process's surroundings, as far as they matter here: variables, files in the home directory, what the build baked in, stderr, an OpenTelemetry SDK, threads.</summary>
sealed class EnvironmentSnapshot
{
    static readonly string[] _stages = ["ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT"];

    readonly Func<string, string?> _variable;
    readonly Func<string, string?> _readHomeFile;
    readonly Func<string, string, bool>? _writeHomeFile;
    readonly Action<string> _writeLine;
    readonly Func<bool>? _isTerminal;
    readonly Func<IEnumerable<string>>? _variableNames;
    readonly HashSet<string> _said = new(StringComparer.Ordinal);

    public EnvironmentSnapshot(
        Func<string, string?> variable,
        Func<string, string?> readHomeFile,
        ProjectSettings project,
        Action<string> writeLine,
        OpenTelemetrySdk? openTelemetrySdk = null,
        Func<ThreadStart, string, Thread>? startThread = null,
        Func<string, string, bool>? writeHomeFile = null,
        Func<bool>? isTerminal = null,
        Func<IEnumerable<string>>? variableNames = null)
    {
        _variable = variable;
        _readHomeFile = readHomeFile;
        _writeHomeFile = writeHomeFile;
        _writeLine = writeLine;
        _isTerminal = isTerminal;
        _variableNames = variableNames;
        Project = project;
        OpenTelemetrySdk = openTelemetrySdk ?? new();
        StartThread = startThread ?? BackgroundThread.Start;
        Preference = new(readHomeFile, WriteHomeFile);
        Notice = new(this);
    }

    /// <summary>The real ones.</summary>
    public static EnvironmentSnapshot Process { get; } =
        new(
            Environment.GetEnvironmentVariable,
            HomeDirectory.Read,
            ProjectSettings.Of(Assembly.GetEntryAssembly()),
            StandardError.WriteLine,
            OpenTelemetrySdk.OfProcess,
            writeHomeFile: HomeDirectory.TryWrite,
            variableNames: static () => Environment.GetEnvironmentVariables().Keys.Cast<string>());

    public ProjectSettings Project { get; }

    public OpenTelemetrySdk OpenTelemetrySdk { get; }

    /// <summary>Starts a thread of a name; throws where there can be none.</summary>
    public Func<ThreadStart, string, Thread> StartThread { get; }

    public UserPreference Preference { get; }

    public FirstRunNotice Notice { get; }

    /// <summary>Whether somebody is there to read what is said on stderr.</summary>
    public bool IsTerminal => _isTerminal?.Invoke() ?? !System.Console.IsErrorRedirected;

    /// <summary>The variables that may name the stage of deployment; the first one that is set does.</summary>
    public static IReadOnlyList<string> StageVariables => _stages;

    /// <summary>The stage of deployment, for example <c>production</c>; null where no variable names it.</summary>
    public string? Stage => _stages.Select(Variable).FirstOrDefault(stage => stage is not null);

    /// <summary>A variable's value without blanks around it; an empty one counts as unset.</summary>
    /// <remarks>https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/#parsing-empty-value</remarks>
    public string? Variable(string name) => _variable(name)?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>The names of all variables that are set.</summary>
    public IEnumerable<string> VariableNames => _variableNames?.Invoke() ?? [];

    /// <summary>A file's text, by its path below the home directory: null if there is no such file, empty if it cannot be read.</summary>
    public string? HomeFile(string path) => _readHomeFile(path);

    /// <summary>Writes such a file; false where it cannot.</summary>
    public bool WriteHomeFile(string path, string text) => _writeHomeFile?.Invoke(path, text) ?? false;

    public void WriteLine(string line) => _writeLine(line);

    /// <summary>Says a warning unless it has been said already.</summary>
    public void WarnOnce(string warning)
    {
        lock (_said)
        {
            if (!_said.Add(warning))
                return;
        }

        _writeLine("warning: " + warning);
    }
}
