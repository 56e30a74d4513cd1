using System.Reflection;
using AutomagikTelemetry.Package.Tests.Support;

namespace AutomagikTelemetry.Foreign.Tests.Support;

/// <summary>A copy of the built program, whose libraries may be woven.</summary>
sealed class ProgramFolder : IDisposable
{
    internal static string Repository { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));

    internal const string Name = "AutomagikTelemetry.Foreign.Tests.App";

    static readonly string _built = Path.GetFullPath(Path.Combine(
        Repository, "tests/Foreign.Tests.App/bin", typeof(ProgramFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Configuration").Value!, "net10.0"));

    readonly string _root = Directory.CreateTempSubdirectory("foreign-tests-").FullName;
    int _runs;

    internal ProgramFolder()
    {
        foreach (var file in Directory.EnumerateFiles(_built, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_root, "program", Path.GetRelativePath(_built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    internal string Assembly(string name) => Path.Combine(_root, "program", name + ".dll");

    /// <summary>Runs the program to its end, and answers the folder of its results.</summary>
    internal async Task<string> RunAsync(params string[] arguments)
    {
        var results = Directory.CreateDirectory(Path.Combine(_root, $"results{_runs++}")).FullName;
        var home = Directory.CreateDirectory(Path.Combine(_root, "home")).FullName;
        var result = await new ChildProcess(home).RunAsync(
            "dotnet", ["exec", Assembly(Name), .. arguments.Select(argument => argument.Replace("{results}", results, StringComparison.Ordinal))], results);
        result.ExitCode.ShouldBe(0, result.ToString());
        return results;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
