using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;
using AutomagikTelemetry.Weaver.Tests.Support;
using AutomagikTelemetry.Weaver.Tests.Support.Twins;
using Mono.Cecil;

namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Checking;

/// <summary>Some programs in one assembly, woven, unwoven, and with calls that are counted by hand.</summary>
sealed partial class Batch : IDisposable
{
    static readonly int[] _inputs = [0, 3, 6];

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("weaver-tests-");
    readonly IReadOnlyDictionary<int, string> _sources;
    readonly string _unwovenFile;
    readonly string _wovenFile;

    internal Batch(string level, IReadOnlyDictionary<int, string> sources, Action<ModuleDefinition>? spoil = null, Action<ModuleDefinition>? fill = null)
    {
        // Lines are compared in a debug build, whose code is told to be as it was written.
        _sources = level == "Debug" ? sources.ToDictionary(source => source.Key, source => source.Value.Replace(" | MethodImplOptions.AggressiveOptimization", "", StringComparison.Ordinal)) : sources;
        var configuration = Configuration.Named(level);
        _unwovenFile = FileIn("unwoven");
        _wovenFile = FileIn("woven");
        var referenceFile = FileIn("reference");
        SourceCompiler.Compile(_unwovenFile, configuration, Files(_sources, source => source));
        SourceCompiler.Compile(referenceFile, configuration, Files(_sources, Reference.Of));
        if (fill is not null)
        {
            Fill(_unwovenFile, fill);
            Fill(referenceFile, fill);
        }

        Diagnostics = [.. AssemblyWeaver.Weave(_unwovenFile, _wovenFile, after: spoil).GetProperty("diagnostics").EnumerateArray().Select(diagnostic => diagnostic.ToString())];
        (Unwoven, Woven, Counted) = (Load(_unwovenFile), Load(_wovenFile), Load(referenceFile));
    }

    /// <summary>Those of some programs that the compiler takes: a generator of random ones is right nearly always.</summary>
    internal static Dictionary<int, string> Valid(IReadOnlyDictionary<int, string> sources)
    {
        var refused = SourceCompiler.Refused(Files(sources, source => source));
        return sources.Where(source => !refused.Contains($"{Programs.NameOf(source.Key)}.cs")).ToDictionary();
    }

    /// <summary>Of the weaver.</summary>
    internal IReadOnlyList<string> Diagnostics { get; }

    Assembly Unwoven { get; }

    Assembly Woven { get; }

    Assembly Counted { get; }

    /// <summary>What is wrong with all of it, if anything.</summary>
    internal Difference? Compile()
    {
        if (Diagnostics.Count > 0)
            return new("weaving", string.Join("\n", Diagnostics));
        var (unwoven, woven) = (JustInTime.Outcomes(Unwoven), JustInTime.Outcomes(Woven));
        if (unwoven.Where(outcome => outcome.Value != "compiled").ToList() is { Count: > 0 } invalid)
            return new("compiling the unwoven one", string.Join("\n", invalid));
        var refused = woven.Where(outcome => outcome.Value != (unwoven.GetValueOrDefault(outcome.Key) ?? "compiled")).Select(outcome => outcome.ToString()).ToList();
        if (refused.Count > 0)
            return new("compiling", string.Join("\n", refused));
        var (points, wovenPoints) = (DebuggerPoints.Visible(_unwovenFile), DebuggerPoints.Visible(_wovenFile));
        if (points.Where(point => wovenPoints.GetValueOrDefault(point.Key) != point.Value).Select(point => point.Key).ToList() is { Count: > 0 } moved)
            return new("stepping", string.Join("\n", moved));
        return DebuggerPoints.MethodsWithBadScopes(_wovenFile) is { Count: > 0 } scopes ? new("scopes", string.Join("\n", scopes)) : null;
    }

    /// <summary>What is wrong with one of its programs, if anything.</summary>
    internal Difference? Run(int seed, bool tellsFrames = true)
    {
        var unwoven = Said(Unwoven, seed, tellsFrames);
        if (Difference.Of("switched off", unwoven, Said(Woven, seed, tellsFrames)) is { } whenOff)
            return whenOff;
        Said(Counted, seed, tellsFrames: false);
        using var recording = new Recording();
        return Difference.Of("switched on", unwoven, Said(Woven, seed, tellsFrames))
            ?? (System.Diagnostics.Activity.Current is { } current ? new Difference("activity", current.OperationName) : null)
            ?? Telemetry.DifferenceIn(recording, Account("Started"), Account("Ended"), [.. Counter().Matches(_sources[seed]).Select(match => match.Groups[1].Value)]);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    string FileIn(string folder) => Path.Combine(_folder.CreateSubdirectory(folder).FullName, "Programs.dll");

    static IEnumerable<(string Path, string Text)> Files(IReadOnlyDictionary<int, string> sources, Func<string, string> edit) =>
    [
        ("Usings.cs", "global using Surroundings;"),
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Surroundings"), "*.cs").Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllText(file))),
        .. sources.Select(source => ($"{Programs.NameOf(source.Key)}.cs", edit(source.Value))),
    ];

    static void Fill(string file, Action<ModuleDefinition> fill)
    {
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        using var module = ModuleDefinition.ReadModule(file, new ReaderParameters { AssemblyResolver = resolver, ReadSymbols = true, InMemory = true });
        fill(module);
        module.Write(file, new WriterParameters { WriteSymbols = true });
    }

    static Assembly Load(string file) => new AssemblyLoadContext(null).LoadFromAssemblyPath(file);

    IReadOnlyList<string> Account(string property) =>
        ((string)Counted.GetType("Surroundings.Account", throwOnError: true)!.GetProperty(property)!.GetValue(null)!).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    static string Said(Assembly assembly, int seed, bool tellsFrames)
    {
        assembly.GetType("Surroundings.Account", throwOnError: true)!.GetMethod("Begin")!.Invoke(null, null);
        assembly.GetType("Surroundings.Trace", throwOnError: true)!.GetProperty("TellsFrames")!.SetValue(null, tellsFrames);
        var run = assembly.GetType("Surroundings.Pump", throwOnError: true)!.GetMethod("Run")!.CreateDelegate<Func<Type, int, bool, string>>();
        var program = assembly.GetType(Programs.NameOf(seed), throwOnError: true)!;
        return string.Concat(_inputs.Select(input => $"input {input}\n{run(program, input, Programs.IsPumped(seed))}"));
    }

    [GeneratedRegex("""Counter\("counted\.(\w+)""")]
    private static partial Regex Counter();
}
