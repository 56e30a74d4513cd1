namespace AutomagikTelemetry.Package.Tests.Support;

/// <summary>A built consumer, ready to run.</summary>
sealed class Program(Product product, string assembly)
{
    public Task<ProcessResult> RunAsync(string[] arguments, params (string Name, string Value)[] environment) =>
        product.Children.RunAsync("dotnet", ["exec", assembly, .. arguments], Path.GetDirectoryName(assembly)!, environment);
}
