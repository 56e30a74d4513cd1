using System.Reflection;
using AutomagikTelemetry.Fody.Diagnostics;
using Microsoft.Build.Framework;

namespace AutomagikTelemetry.MSBuild;

/// <summary>
/// Warns of assemblies whose code carries tracking attributes that no weaver has seen. The attributes reach every project that
/// references a woven one, the weaver does not: NuGet passes on what is compiled against, but not what takes part in the build.
/// </summary>
public sealed class FindUnwovenAssemblies : DiagnosticTask
{
    /// <summary>The assembly that the project has just made, where the project is not woven; empty: it is.</summary>
    public ITaskItem[] OwnAssembly { get; set; } = [];

    /// <summary>What the project references.</summary>
    public ITaskItem[] References { get; set; } = [];

    /// <summary>Looks into every assembly that is no part of the framework.</summary>
    /// <returns><c>false</c> when a warning was to be treated as an error.</returns>
    public override bool Execute()
    {
        var references = References.Where(item => item.GetMetadata("FrameworkReferenceName").Length == 0).ToList();
        using var assemblies = new AssemblyMetadata([.. references.Concat(OwnAssembly).Select(item => item.GetMetadata("FullPath"))]);
        foreach (var item in references.Concat(OwnAssembly))
        {
            if (assemblies.UnwovenMemberOf(item.GetMetadata("FullPath")) is not { } member)
                continue;

            // The project to change is the one that made the assembly.
            var project = item.GetMetadata("MSBuildSourceProjectFile");
            Warning(Rule.NotWoven.Code, project.Length > 0 ? project : null, 0, 0, Rule.NotWoven.Message(item.GetMetadata("Filename"), member, Version));
        }

        return !Log.HasLoggedErrors;
    }

    static string Version =>
        typeof(FindUnwovenAssemblies).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>().InformationalVersion.Split('+')[0];
}
