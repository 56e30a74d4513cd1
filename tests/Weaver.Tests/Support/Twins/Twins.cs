using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Mono.Cecil;

namespace AutomagikTelemetry.Weaver.Tests.Support.Twins;

/// <summary>An assembly that a test has compiled, and the same one woven.</summary>
sealed class Twins : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("weaver-tests-");

    Twins(Configuration configuration, IEnumerable<(string Path, string Text)> sources, string name, Action<ModuleDefinition>? before = null)
    {
        UnwovenFile = Path.Combine(_folder.CreateSubdirectory("unwoven").FullName, name + ".dll");
        WovenFile = Path.Combine(_folder.CreateSubdirectory("woven").FullName, name + ".dll");
        SourceCompiler.Compile(UnwovenFile, configuration, sources);
        Plan = AssemblyWeaver.Weave(UnwovenFile, WovenFile, before);
        Plan.GetProperty("diagnostics").EnumerateArray().ShouldBeEmpty();
        Unwoven = new AssemblyLoadContext(null).LoadFromAssemblyPath(UnwovenFile);
        Woven = new AssemblyLoadContext(null).LoadFromAssemblyPath(WovenFile);
    }

    internal string UnwovenFile { get; }

    internal string WovenFile { get; }

    internal JsonElement Plan { get; }

    internal Assembly Unwoven { get; }

    internal Assembly Woven { get; }

    /// <summary>Of a source of the test's own, in which <c>Case.Run()</c> says what it saw.</summary>
    /// <param name="configuration">How it is compiled.</param>
    /// <param name="source">The text.</param>
    /// <param name="before">What is done to the one that is woven, before it is.</param>
    internal static Twins Of(Configuration configuration, string source, Action<ModuleDefinition>? before = null) => new(configuration, [("Case.cs", source)], "Case", before);

    /// <inheritdoc cref="Of(Configuration, string, Action{ModuleDefinition})"/>
    internal static Twins Of(string level, string source) => Of(Configuration.Named(level), source);

    /// <summary>Of the corpus.</summary>
    internal static Twins OfCorpus(Configuration configuration) => new(
        configuration,
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.cs").Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllText(file))),
        "AutomagikTelemetry.Corpus");

    /// <summary>The just-in-time compiler takes each method of both, and both do the same, switched off and on.</summary>
    /// <returns>What <c>Case.Run()</c> says, and the spans of the woven one, in the order in which they ended.</returns>
    internal async Task<(string Said, IReadOnlyList<string> Spans)> RunAlike()
    {
        JustInTime.ShouldCompileAlike(Unwoven, Woven);
        var said = await Run(Unwoven);
        (await Run(Woven)).ShouldBe(said, "switched off");
        using var recording = new Recording();
        (await Run(Woven)).ShouldBe(said, "switched on");
        return (said, recording.SpanLines);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    internal static async Task<string> Run(Assembly assembly)
    {
        var result = assembly.GetType("Case", throwOnError: true)!.GetMethod("Run")!.Invoke(null, null);
        return result is Task<string> task ? await task : (string)result!;
    }
}
