namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>Folders, files and identifiers that are not plain ASCII.</summary>
public sealed class UnusualNamesTests(Product product)
{
    [Fact]
    public async Task SpacesAndLettersOfAnyScriptAreKeptInPathsAndNames()
    {
        var folder = product.Folder("Grüße aus Köln (50% & 日本)");
        foreach (var (file, text) in Sources)
            await File.WriteAllTextAsync(Path.Combine(folder, file), text, TestContext.Current.CancellationToken);
        var consumer = new Consumer(product, "Kiosk & Co", folder);

        var built = await consumer.TryBuildAsync("Debug");
        built.ExitCode.ShouldBe(0, built.ToString());
        built.Output.ShouldContain($"{Path.Combine(folder, "Zeitungen #1.cs")}(20,9): warning AMT004: 'Läden.Kiosk.Straßen' cannot be tracked", customMessage: built.ToString());

        var run = await consumer.Program("bin", "Debug", "net10.0", "Kiosk & Co.dll").ReportAsync();
        run.Output.ShouldBe("Grüße, Jürgen!\n日本 3\n", customMessage: run.ToString());
        var greeting = TelemetryLine.Parse(run.Error).Single(record => record.Kind == "span" && record.Name == "grüße");
        greeting["name"].ShouldBe("Jürgen", customMessage: run.ToString());
        greeting["code.function.name"].ShouldBe("Läden.Kiosk.Grüße", customMessage: run.ToString());
        greeting["code.file.path"].ShouldBe("Zeitungen #1.cs", customMessage: run.ToString());
        var started = TelemetryLine.Parse(run.Error).Single(record => record.Name == "command.executed" && record["command"] == "zähle_über_nacht");
        started["cli"].ShouldBe("Kiosk & Co", customMessage: run.ToString());
        TelemetryLine.Parse(run.Error).Single(record => record.Name == "zähle_über_nacht")["größe"].ShouldBe("3", customMessage: run.ToString());
    }

    static readonly Dictionary<string, string> Sources = new()
    {
        ["Kiosk & Co.csproj"] = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AutomagikTelemetry.Fody" Version="$(TestedVersion)" />
              </ItemGroup>
            </Project>
            """,
        ["Zeitungen #1.cs"] = """
            using AutomagikTelemetry;

            Console.WriteLine(Läden.Kiosk.Grüße("Jürgen"));
            Console.WriteLine(await Läden.Kiosk.ZähleÜberNachtAsync(3));

            namespace Läden
            {
                [TrackCommand]
                public static class Kiosk
                {
                    public static string Grüße([Tag] string name) => $"Grüße, {name}!";

                    public static async Task<string> ZähleÜberNachtAsync([Tag] int größe)
                    {
                        await Task.Yield();
                        return $"日本 {größe}";
                    }

                    public static async void Straßen()
                    {
                        await Task.Yield();
                    }
                }
            }
            """,
    };
}
