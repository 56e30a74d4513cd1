using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AutomagikTelemetry.Samples.Tests.BusinessCode;

/// <summary>A project under sample-apps, as the compiler understands it.</summary>
sealed class SampleProject
{
    // bin/Release/net10.0 here and there.
    static readonly DirectoryInfo _bin = new(AppContext.BaseDirectory);
    static readonly string _samples = Path.Combine(_bin.Parent!.Parent!.Parent!.Parent!.Parent!.FullName, "sample-apps");

    readonly string _folder;

    SampleProject(string folder) => _folder = folder;

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(_samples, "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_samples, Path.GetDirectoryName(file)!));

    string Name => Path.GetFileName(_folder);

    public static SampleProject Of(string name) => new(Path.Combine(_samples, name));

    /// <summary>Its sources with what they refer to; without errors, since a semantic model knows nothing of code that does not compile.</summary>
    /// <param name="edit">Changes a source, which is given with its path in the project.</param>
    public CSharpCompilation Compile(Func<string, string, string>? edit = null)
    {
        var generated = Path.Combine(_folder, "obj", _bin.Parent!.Name, _bin.Name);
        var sources = Directory.EnumerateFiles(_folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_folder, file))
            .Where(path => path.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Select(path => Parse(path, edit is null ? Read(path) : edit(path, Read(path))));
        var usings = Directory.EnumerateFiles(generated, "*.GlobalUsings.g.cs").Select(file => Parse(Path.GetRelativePath(_folder, file), File.ReadAllText(file)));

        var compilation = CSharpCompilation.Create(Name, [.. sources, .. usings], References(), new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return compilation;

        string Read(string path) => File.ReadAllText(Path.Combine(_folder, path));
    }

    static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text), new CSharpParseOptions(LanguageVersion.Preview), path);

    /// <summary>What was built beside it, and the frameworks that these tests run on: .NET and ASP.NET Core.</summary>
    IEnumerable<MetadataReference> References()
    {
        var built = Directory.GetFiles(Path.Combine(_folder, "bin", _bin.Parent!.Name, _bin.Name), "*.dll").Where(file => Path.GetFileNameWithoutExtension(file) != Name);
        var frameworks = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(file => !file.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal));
        return built.Concat(frameworks).DistinctBy(Path.GetFileName).Select(file => MetadataReference.CreateFromFile(file));
    }
}
