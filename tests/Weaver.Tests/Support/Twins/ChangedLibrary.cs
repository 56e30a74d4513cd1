using System.Reflection;
using System.Runtime.Loader;

namespace AutomagikTelemetry.Weaver.Tests.Support.Twins;

/// <summary>An assembly that was compiled and woven with one version of a library, and runs with another.</summary>
sealed class ChangedLibrary : IDisposable
{
    const string Library = "Library.dll";
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("weaver-tests-");

    /// <param name="built">The library's source when the assembly is compiled.</param>
    /// <param name="found">The library's source when it runs.</param>
    /// <param name="source">The assembly's.</param>
    internal ChangedLibrary(string built, string found, string source)
    {
        var configuration = Configuration.Named(Configuration.ThisOne);
        var (atBuild, atRun) = (_folder.CreateSubdirectory("build").FullName, _folder.CreateSubdirectory("run").FullName);
        SourceCompiler.Compile(Path.Combine(atBuild, Library), configuration, [("Library.cs", built)]);
        SourceCompiler.Compile(Path.Combine(atRun, Library), configuration, [("Library.cs", found)]);
        SourceCompiler.Compile(Path.Combine(atBuild, "Case.dll"), configuration, [("Case.cs", source)], Path.Combine(atBuild, Library));
        AssemblyWeaver.Weave(Path.Combine(atBuild, "Case.dll"), Path.Combine(atRun, "Case.dll")).GetProperty("diagnostics").EnumerateArray().ShouldBeEmpty();

        var context = new AssemblyLoadContext(null);
        context.Resolving += (_, name) => name.Name == "Library" ? context.LoadFromAssemblyPath(Path.Combine(atRun, Library)) : null;
        Woven = context.LoadFromAssemblyPath(Path.Combine(atRun, "Case.dll"));
        Found = context.LoadFromAssemblyName(new AssemblyName("Library"));
    }

    internal Assembly Woven { get; }

    /// <summary>The library that it runs with.</summary>
    internal Assembly Found { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
