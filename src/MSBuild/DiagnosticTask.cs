using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace AutomagikTelemetry.MSBuild;

/// <summary>A task that says something with a code, so that <c>NoWarn</c>, <c>WarningsAsErrors</c> and the IDE's error list can tell one from another.</summary>
public abstract class DiagnosticTask : Task
{
    /// <summary>The project that is built: the place of what has no other.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The folder or address under which <c>CODE.md</c> is found; empty: no help link.</summary>
    public string? HelpLinkBase { get; set; }

    /// <summary>Whether a warning is an error, as it is for the compiler. MSBuild itself looks at this property for no task.</summary>
    public bool TreatWarningsAsErrors { get; set; }

    /// <summary>The codes that stay warnings all the same, separated by semicolons, commas or spaces.</summary>
    public string WarningsNotAsErrors { get; set; } = "";

    private protected void Error(string code, string? file, int line, int column, string message) =>
        Log.LogError(null, code, null, HelpLink(code), file ?? ProjectFile, line, column, 0, 0, "{0}", message);

    private protected void Warning(string code, string? file, int line, int column, string message)
    {
        if (TreatWarningsAsErrors && !StaysWarning(code))
            Error(code, file, line, column, message);
        else
            Log.LogWarning(null, code, null, HelpLink(code), file ?? ProjectFile, line, column, 0, 0, "{0}", message);
    }

    bool StaysWarning(string code) =>
        WarningsNotAsErrors.Split(';', ',', ' ', '\n').Any(listed => string.Equals(listed.Trim(), code, StringComparison.OrdinalIgnoreCase));

    string? HelpLink(string code)
    {
        if (string.IsNullOrEmpty(HelpLinkBase))
            return null;
        var page = $"{HelpLinkBase!.TrimEnd('/', '\\')}/{code}.md";
        return Path.IsPathRooted(page) ? new Uri(Path.GetFullPath(page)).AbsoluteUri : page;
    }
}
