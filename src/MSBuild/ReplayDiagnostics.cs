using System.Runtime.Serialization;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace AutomagikTelemetry.MSBuild;

/// <summary>
/// Says what the weaver wrote down in its plan file, with code, help link, file, line and column: Fody passes none of
/// these on, and without a code <c>NoWarn</c>, <c>WarningsAsErrors</c> and the IDE's error list cannot tell one from another.
/// </summary>
public sealed class ReplayDiagnostics : Task
{
    /// <summary>The plan file, made by the weaver beside the intermediate assembly.</summary>
    [Required]
    public string PlanFile { get; set; } = "";

    /// <summary>The folder that relative source paths in the plan start from.</summary>
    public string? SourceRoot { get; set; }

    /// <summary>The address under which <c>docs/diagnostics/CODE.md</c> is found; empty: no help link.</summary>
    public string? RepositoryUrl { get; set; }

    /// <summary>Whether a warning is an error, as it is for the compiler. MSBuild itself looks at this property for no task.</summary>
    public bool TreatWarningsAsErrors { get; set; }

    /// <summary>The codes that stay warnings all the same, separated by semicolons, commas or spaces.</summary>
    public string WarningsNotAsErrors { get; set; } = "";

    /// <summary>Logs every diagnostic of the plan.</summary>
    /// <returns><c>false</c> when one of them is an error, or when the plan cannot be read.</returns>
    public override bool Execute()
    {
        try
        {
            foreach (var diagnostic in WeavingPlan.Read(PlanFile).Diagnostics ?? [])
                Replay(diagnostic);
        }
        catch (Exception exception) when (exception is SerializationException or IOException)
        {
            Log.LogError(null, null, null, PlanFile, 0, 0, 0, 0, "The weaver's plan cannot be read: {0}", exception.Message);
        }

        return !Log.HasLoggedErrors;
    }

    void Replay(PlanDiagnostic diagnostic)
    {
        var (code, line, column) = (diagnostic.Code, diagnostic.Line, diagnostic.Column);
        var file = diagnostic.File is null ? null : Path.Combine(SourceRoot ?? "", diagnostic.File);
        switch (diagnostic.Severity)
        {
            case "error":
            case "warning" when TreatWarningsAsErrors && !StaysWarning(code):
                Log.LogError(null, code, null, HelpLink(code), file, line, column, 0, 0, diagnostic.Message);
                break;
            case "warning":
                Log.LogWarning(null, code, null, HelpLink(code), file, line, column, 0, 0, diagnostic.Message);
                break;
            default:
                Log.LogMessage(null, code, null, file, line, column, 0, 0, MessageImportance.Normal, diagnostic.Message);
                break;
        }
    }

    bool StaysWarning(string code)
        => WarningsNotAsErrors.Split(';', ',', ' ', '\n').Any(listed => string.Equals(listed.Trim(), code, StringComparison.OrdinalIgnoreCase));

    string? HelpLink(string code)
        => string.IsNullOrEmpty(RepositoryUrl) ? null : $"{RepositoryUrl!.TrimEnd('/')}/docs/diagnostics/{code}.md";
}
