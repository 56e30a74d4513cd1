using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using AutomagikTelemetry.Benchmarks.Builds;
using AutomagikTelemetry.WeavingCost.Measuring;

namespace AutomagikTelemetry.WeavingCost;

/// <summary>A library in a folder of its own, as it is built with one weaver.</summary>
sealed class LibraryBuild
{
    const string Name = "Warehouse";

    readonly string _folder;
    readonly string _stamps;
    readonly string[] _arguments;

    internal LibraryBuild(PackedProduct product, Scenario scenario, Weaver weaver)
    {
        Weaver = weaver;
        _folder = Path.Combine(product.Folder, string.Concat(scenario.Name.Where(char.IsAsciiLetterOrDigit)), weaver.ToString(), Name);
        _stamps = Path.Combine(_folder, "..", "stamps");
        _arguments =
        [
            $"-p:Weaver={weaver.ToString().ToLowerInvariant()}",
            $"-p:ProductVersion={PackedProduct.Version}",
            $"-p:FodyVersion={FodyVersion}",
            $"-p:EmptyWeaver={EmptyWeaver}",
            $"-p:StampFile={_stamps}",
            $"-p:StampAssembly={typeof(Stamp).Assembly.Location}",
            .. scenario.Properties,
        ];

        Directory.CreateDirectory(_folder);
        foreach (var file in Directory.GetFiles(Source("Warehouse")))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        foreach (var (file, text) in scenario.Sources)
            File.WriteAllText(Path.Combine(_folder, file), text);
        PackedProduct.Dotnet(_folder, ["restore", .. _arguments]);
    }

    internal Weaver Weaver { get; }

    internal long AssemblySize => new FileInfo(Intermediate(".dll")).Length;

    internal long PdbSize => new FileInfo(Intermediate(".pdb")) is { Exists: true } file ? file.Length : 0;

    /// <summary>The manifest stands in the assembly with the same bytes.</summary>
    internal long ManifestSize => new FileInfo(Intermediate(".telemetry.manifest.json")) is { Exists: true } file ? file.Length : 0;

    /// <summary>How many methods the weaver has written into its plan.</summary>
    internal int TrackedMethods
    {
        get
        {
            using var plan = JsonDocument.Parse(File.ReadAllText(Intermediate(".telemetry-plan.json")));
            return plan.RootElement.GetProperty("methods").GetArrayLength();
        }
    }

    string Output => Path.Combine(_folder, "obj", "Release", "net10.0");

    static string EmptyWeaver => Path.Combine(Source("EmptyWeaver"), "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "netstandard2.0", "Empty.Fody.dll");

    static string FodyVersion => XDocument.Load(Path.Combine(PackedProduct.Repository, "Directory.Packages.props")).Descendants("PackageVersion")
        .Single(package => package.Attribute("Include")?.Value == "Fody").Attribute("Version")!.Value;

    /// <summary>Builds it from nothing but what was restored.</summary>
    internal BuildSample BuildAnew()
    {
        if (Directory.Exists(Output))
            Directory.Delete(Output, recursive: true);
        return Build();
    }

    /// <summary>Builds what has changed since the last build.</summary>
    internal BuildSample Build()
    {
        File.Delete(_stamps);
        var cpu = ChildrenCpu.Milliseconds;
        var started = Stopwatch.GetTimestamp();
        PackedProduct.Dotnet(_folder, ["build", "--no-restore", "-c", "Release", "-m:1", "-tl:off", .. _arguments]);
        return BuildSample.Of(Stopwatch.GetElapsedTime(started).TotalMilliseconds, ChildrenCpu.Milliseconds - cpu, Stamp.ReadAll(_stamps));
    }

    string Intermediate(string extension) => Path.Combine(Output, Name + extension);

    static string Source(string folder) => Path.Combine(PackedProduct.Repository, "benchmarks", "Weaving", folder);
}
