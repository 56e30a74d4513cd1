using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>The native code of the runtime that the package brings along, so that short programs need not compile it.</summary>
public sealed class NativeImageTests(Product product)
{
    const string Runtime = "AutomagikTelemetry.dll";

    static readonly Dictionary<string, string> Counting = new()
    {
        ["Counting.csproj"] = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <AutomagikTelemetryEndpoint>console:</AutomagikTelemetryEndpoint>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AutomagikTelemetry.Fody" Version="$(TestedVersion)" />
              </ItemGroup>
            </Project>
            """,
        ["Program.cs"] = """
            using System;
            using System.Runtime;
            using AutomagikTelemetry;

            Commands.Greet("Ada");
            Console.WriteLine(JitInfo.GetCompiledMethodCount());

            static class Commands
            {
                [TrackCommand]
                public static void Greet([Tag] string name) => Console.WriteLine(typeof(TelemetryClient).Assembly.Location);
            }
            """,
    };

    [Fact]
    public async Task AProgramForAnyMachineRunsTheNativeCodeForThisOne()
    {
        var consumer = product.Consumer("Counting", Counting);
        await consumer.BuildAsync("Release");
        var output = Path.Combine(consumer.Folder, "bin", "Release", "net10.0");
        var native = Path.Combine(output, "runtimes", RuntimeInformation.RuntimeIdentifier, "lib", "net10.0", Runtime);

        ShouldBeNative(native);
        var compiled = await CountCompiledMethodsAsync(consumer.Program(output, "Counting.dll"), native);

        // The same program, but with the portable code in that place.
        File.Copy(Path.Combine(output, Runtime), native, overwrite: true);
        var compiledOfPortable = await CountCompiledMethodsAsync(consumer.Program(output, "Counting.dll"), native);
        compiled.ShouldBeLessThan(compiledOfPortable / 2);
    }

    [Fact]
    public async Task AProgramThatIsPublishedForThisMachineHasItsNativeCodeAlone()
    {
        var consumer = product.Consumer("Counting", Counting);
        var folder = Path.Combine(consumer.Folder, "published");
        await consumer.DotnetAsync("publish", "-c", "Release", "--use-current-runtime", "--no-self-contained", "-o", folder, "-m:1");

        ShouldBeNative(Path.Combine(folder, Runtime));
        Directory.Exists(Path.Combine(folder, "runtimes")).ShouldBeFalse();
        await CountCompiledMethodsAsync(consumer.Program(folder, "Counting.dll"), Path.Combine(folder, Runtime));
    }

    static void ShouldBeNative(string file)
    {
        using var image = new AssemblyImage(file).Open();
        image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.ShouldBeGreaterThan(0);
        image.PEHeaders.CorHeader.Flags.HasFlag(CorFlags.ILLibrary).ShouldBeTrue("the portable code is in it too, for other versions of .NET");
    }

    /// <summary>Of the whole process, which is to report and to use <paramref name="runtime"/>.</summary>
    static async Task<int> CountCompiledMethodsAsync(Program program, string runtime)
    {
        var run = await program.ReportAsync();
        run.ExitCode.ShouldBe(0, run.ToString());
        TelemetryLine.Parse(run.Error).ShouldContain(record => record.Name == "command.succeeded", run.ToString());
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe(runtime);
        return int.Parse(lines[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
