using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace AutomagikTelemetry.Weaver.Tests.Support.Twins;

/// <summary>The SDK's own C# compiler, with the references of this project.</summary>
static class SourceCompiler
{
    const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Runtime.CompilerServices;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using AutomagikTelemetry;
        """;

    static readonly List<MetadataReference> _references = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "references.txt"))
        .Where(file => !Path.GetFileName(file).StartsWith("AutomagikTelemetry.Corpus", StringComparison.Ordinal))
        .Select(file => MetadataReference.CreateFromFile(file))];

    /// <summary>Writes the assembly and, if it is not to be inside, its PDB.</summary>
    /// <param name="file">The assembly's.</param>
    /// <param name="configuration">How it is compiled.</param>
    /// <param name="sources">Each with its path.</param>
    /// <param name="library">The file of one more reference; null for none.</param>
    internal static void Compile(string file, Configuration configuration, IEnumerable<(string Path, string Text)> sources, string? library = null)
    {
        var compilation = Compilation(Path.GetFileNameWithoutExtension(file), configuration, sources, library);
        using var image = File.Create(file);
        using var symbols = configuration.Symbols == DebugInformationFormat.PortablePdb ? File.Create(Path.ChangeExtension(file, ".pdb")) : null;
        var emitted = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: configuration.Symbols ?? DebugInformationFormat.PortablePdb, pdbFilePath: configuration.Symbols is null ? null : Path.ChangeExtension(file, ".pdb")));
        emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
    }

    /// <summary>The paths of those sources that the compiler does not take.</summary>
    internal static IReadOnlySet<string> Refused(IEnumerable<(string Path, string Text)> sources) =>
        Compilation("Refused", Configuration.Named("Debug"), sources, null).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Location.SourceTree?.FilePath ?? "").ToHashSet();

    static CSharpCompilation Compilation(string name, Configuration configuration, IEnumerable<(string Path, string Text)> sources, string? library)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: ["NET"]);
        return CSharpCompilation.Create(
            name,
            sources.Prepend(("GlobalUsings.cs", GlobalUsings)).Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Item2, System.Text.Encoding.UTF8), options, source.Item1)),
            library is null ? _references : [.. _references, MetadataReference.CreateFromFile(library)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: configuration.Level, allowUnsafe: true, deterministic: true, nullableContextOptions: NullableContextOptions.Enable));
    }
}
