using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AutomagikTelemetry.Package.Tests.Support;

/// <summary>A project outside the solution that uses the packed product.</summary>
sealed class Consumer(Product product, string name, string folder)
{
    public string Folder => folder;

    /// <summary>Builds the project and expects success without a warning.</summary>
    public async Task BuildAsync(string configuration, params string[] arguments)
    {
        var result = await TryBuildAsync(configuration, arguments);
        result.ExitCode.ShouldBe(0, result.ToString());
        result.Output.ShouldContain("0 Warning(s)", customMessage: result.ToString());
    }

    public Task<ProcessResult> TryBuildAsync(string configuration, params string[] arguments) =>
        product.DotnetAsync(folder, ["build", "-c", configuration, "-m:1", "-tl:off", $"-p:TestedVersion={Product.Version}", .. arguments]);

    /// <summary>Runs a dotnet command in the project's folder and expects success.</summary>
    public async Task<ProcessResult> DotnetAsync(string command, params string[] arguments)
    {
        var result = await TryDotnetAsync(command, arguments);
        result.ExitCode.ShouldBe(0, result.ToString());
        return result;
    }

    public Task<ProcessResult> TryDotnetAsync(string command, params string[] arguments) =>
        product.DotnetAsync(folder, [command, "-tl:off", $"-p:TestedVersion={Product.Version}", .. arguments]);

    public AssemblyImage Assembly(params string[] parts) => new(Path.Combine([folder, .. parts]));

    public Program Program(params string[] parts) => new(product, Path.Combine([folder, .. parts]));

    /// <summary>Removes all that earlier builds have made.</summary>
    public void Clean()
    {
        Directory.Delete(Path.Combine(folder, "bin"), recursive: true);
        Directory.Delete(Path.Combine(folder, "obj"), recursive: true);
    }

    public byte[] IntermediateAssembly(string configuration) => File.ReadAllBytes(IntermediatePath(configuration));

    public DateTime IntermediateAssemblyTime(string configuration) => File.GetLastWriteTimeUtc(IntermediatePath(configuration));

    /// <summary>What the weaver wrote down beside the intermediate assembly.</summary>
    public string Plan(string configuration) => File.ReadAllText(Path.ChangeExtension(IntermediatePath(configuration), ".telemetry-plan.json"));

    /// <summary>What the build wrote down of all that may be sent.</summary>
    public string Manifest(string configuration) => File.ReadAllText(Path.ChangeExtension(IntermediatePath(configuration), ".telemetry.manifest.json"));

    /// <summary>Whether the assembly that runs went through the weaver: it then carries the project's telemetry settings.</summary>
    public bool IsWoven(string configuration)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(Output(configuration), name + ".dll")));
        var metadata = image.GetMetadataReader();
        return metadata.TypeReferences.Any(handle => metadata.GetString(metadata.GetTypeReference(handle).Name) == "TelemetryProjectAttribute");
    }

    /// <summary>Keeps a build under a name of its own, since the next one writes to the same place: paths in stack traces stay equal.</summary>
    public Program Keep(string configuration, string variant)
    {
        var kept = Path.Combine(folder, "..", "kept", variant);
        foreach (var file in Directory.EnumerateFiles(Output(configuration), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(kept, Path.GetRelativePath(Output(configuration), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        return new Program(product, Path.GetFullPath(Path.Combine(kept, name + ".dll")));
    }

    /// <summary>Starts the web app that was built.</summary>
    public WebProgram Start(string configuration) => new(Path.Combine(Output(configuration), name + ".dll"), product.Home);

    string Output(string configuration) => Path.Combine(folder, "bin", configuration, "net10.0");

    string IntermediatePath(string configuration) => Path.Combine(folder, "obj", configuration, "net10.0", name + ".dll");
}
