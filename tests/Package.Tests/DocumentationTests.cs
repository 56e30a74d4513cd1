using System.Text.RegularExpressions;

namespace AutomagikTelemetry.Package.Tests;

/// <summary>What the documentation shows is built with the packed product and does what it says there.</summary>
public sealed class DocumentationTests(Product product)
{
    [Fact]
    public async Task TheReadmesProgramPrintsWhatTheReadmeShows()
    {
        var readme = Snippets.In(Repository.PathTo("README.md"));
        var consumer = product.Consumer("Greeter", new Dictionary<string, string>
        {
            ["Greeter.csproj"] = Regex.Replace(readme["readme-project"], @"(?<=AutomagikTelemetry\.Fody"" Version="")[^""]*", "$(TestedVersion)"),
            ["Program.cs"] = readme["readme-program"],
            ["Bulk.cs"] = readme["readme-bulk"],
            ["Vocabulary.cs"] = readme["readme-vocabulary"],
        });

        await consumer.BuildAsync("Release");
        var run = await consumer.Keep("Release", "readme").RunAsync([]);

        var shown = readme["readme-output"].Split('\n').ToLookup(line => line.StartsWith("[telemetry] ", StringComparison.Ordinal));
        run.ExitCode.ShouldBe(0, run.ToString());
        run.Output.ShouldBe(string.Join('\n', shown[false]));
        var expected = Regex.Escape(string.Join('\n', shown[true]) + "\n").Replace("…", @"[^\s]+", StringComparison.Ordinal);
        run.Error.ShouldMatch($"^{expected}$");
    }

    [Fact]
    public async Task AProgramReportsItsStartAndItsStopAsTheDocumentationShows()
    {
        var docs = Snippets.In(Repository.PathTo("docs", "lifecycle.md"));
        var consumer = product.Consumer("Worker", new Dictionary<string, string>
        {
            ["Worker.csproj"] = Regex.Replace(Snippets.In(Repository.PathTo("README.md"))["readme-project"], @"(?<=AutomagikTelemetry\.Fody"" Version="")[^""]*", "$(TestedVersion)"),
            ["Program.cs"] = docs["lifecycle-program"],
        });

        await consumer.BuildAsync("Release");
        var run = await consumer.Keep("Release", "lifecycle").RunAsync([], ("ENVIRONMENT", "production"));

        run.ExitCode.ShouldBe(0, run.ToString());
        (run.Output + run.Error).ShouldBe(docs["lifecycle-output"], run.ToString());
    }

    [Fact]
    public async Task TheExampleOfEachDiagnosticsPageGivesThatDiagnostic()
    {
        var examples = Directory.EnumerateFiles(Repository.PathTo("docs", "diagnostics"), "AMT*.md").SelectMany(Snippets.In).ToDictionary();
        var files = examples.ToDictionary(
            example => example.Key + ".cs",
            example => example.Value.Replace("using AutomagikTelemetry;\n", $"using AutomagikTelemetry;\nnamespace {example.Key};\n", StringComparison.Ordinal));
        files["Pages.csproj"] = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AutomagikTelemetry.Fody" Version="$(TestedVersion)" />
                <PackageReference Include="Microsoft.Extensions.Compliance.Abstractions" Version="10.0.0" />
              </ItemGroup>
            </Project>
            """;

        var result = await product.Consumer("Pages", files).TryBuildAsync("Release");

        result.ExitCode.ShouldNotBe(0, result.ToString());
        var given = Regex.Matches(result.Output, @"(?:warning|error) (AMT\d{3}): .*?'(AMT\d{3})\.").Select(match => (Code: match.Groups[1].Value, Example: match.Groups[2].Value)).Distinct();
        given.OrderBy(diagnostic => diagnostic.Example).ShouldBe(examples.Keys.Order().Select(code => (code, code)), result.ToString());
    }
}
