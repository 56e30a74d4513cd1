namespace AutomagikTelemetry.Package.Tests.Support;

/// <summary>A built consumer, ready to run: an assembly, or a program that brings its own host.</summary>
sealed class Program(Product product, string file)
{
    public Task<ProcessResult> RunAsync(string[] arguments, params (string Name, string Value)[] environment) =>
        Path.GetExtension(file) == ".dll"
            ? product.Children.RunAsync("dotnet", ["exec", file, .. arguments], Path.GetDirectoryName(file)!, environment)
            : product.Children.RunAsync(file, arguments, Path.GetDirectoryName(file)!, environment);

    /// <summary>An assembly that lies in the same folder.</summary>
    public AssemblyImage Beside(string name) => new(Path.Combine(Path.GetDirectoryName(file)!, name));

    /// <summary>Runs it with its telemetry on stderr.</summary>
    public Task<ProcessResult> ReportAsync(params string[] arguments) => RunAsync(arguments, ("AUTOMAGIK_TELEMETRY_ENDPOINT", "console:"));
}
