using System.Runtime.Serialization;
using AutomagikTelemetry.Fody.Diagnostics;
using Microsoft.Build.Framework;

namespace AutomagikTelemetry.MSBuild;

/// <summary>Says what the weaver wrote down in its plan file, with code, help link, file, line and column: Fody passes none of these on.</summary>
public sealed class ReplayDiagnostics : DiagnosticTask
{
    /// <summary>The plan file, made by the weaver beside the intermediate assembly.</summary>
    [Required]
    public string PlanFile { get; set; } = "";

    /// <summary>The compiler's <c>PathMap</c>: debug information names files as it maps them, people know them as they are.</summary>
    public string PathMap { get; set; } = "";

    /// <summary>Logs every diagnostic of the plan.</summary>
    /// <returns><c>false</c> when one of them is an error, or when the plan cannot be read.</returns>
    public override bool Execute()
    {
        try
        {
            var paths = new PathMap(PathMap);
            foreach (var diagnostic in WeavingPlan.Diagnostics(PlanFile))
                Replay(diagnostic, diagnostic.File is null ? null : paths.Unmapped(diagnostic.File));
        }
        catch (Exception exception) when (exception is SerializationException or IOException)
        {
            var failed = Rule.WeavingFailed;
            Error(failed.Code, PlanFile, 0, 0, failed.Message(Path.GetFileName(PlanFile), "the plan cannot be read: " + exception.Message.TrimEnd('.')));
        }

        return !Log.HasLoggedErrors;
    }

    void Replay(PlanDiagnostic diagnostic, string? file)
    {
        if (diagnostic.Severity == "error")
            Error(diagnostic.Code, file, diagnostic.Line, diagnostic.Column, diagnostic.Message);
        else
            Warning(diagnostic.Code, file, diagnostic.Line, diagnostic.Column, diagnostic.Message);
    }
}
