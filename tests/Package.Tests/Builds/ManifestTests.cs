using System.Text.Json;

namespace AutomagikTelemetry.Package.Tests.Builds;

/// <summary>A project that keeps its telemetry manifest under review. The builds follow each other, as those of a working day do.</summary>
public sealed class ManifestTests(Product product)
{
    const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <AutomagikTelemetryManifest>Verify</AutomagikTelemetryManifest>
            <AutomagikTelemetryDocument>TELEMETRY.md</AutomagikTelemetryDocument>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="AutomagikTelemetry.Fody" Version="$(TestedVersion)" />
          </ItemGroup>
        </Project>
        """;

    static readonly IReadOnlyDictionary<string, string> Docs = Snippets.In(Repository.PathTo("docs", "manifest.md"));

    static readonly string Program = Docs["manifest-program"];

    static readonly string[] Update = ["--no-restore", "-p:AutomagikTelemetryManifest=Update"];

    [Fact]
    public async Task WhatIsSentAndNotListedIsAnErrorUntilTheManifestIsUpdated()
    {
        var consumer = product.Consumer("Reviewed", new Dictionary<string, string> { ["Reviewed.csproj"] = Project, ["Program.cs"] = Program });
        var manifest = new ManifestLines(Path.Combine(consumer.Folder, "telemetry.manifest.json"));

        (await FailAsync()).ShouldHaveSingleItem().ShouldBe(
            "Reviewed.csproj: error AMT029: The manifest 'telemetry.manifest.json' cannot be read: there is no such file. Building with -p:AutomagikTelemetryManifest=Update makes it.");
        await consumer.BuildAsync("Debug", Update);
        var first = manifest.Read();
        first.ShouldContain(Docs["manifest-entries"]);
        await consumer.BuildAsync("Debug", "--no-restore");

        // A tag, on the start event and on the span, and a key of the event that is sent by hand.
        await WriteAsync(Program.Replace("int count)", "[Tag] int count)", StringComparison.Ordinal).Replace("new(\"count\", count)", "new(\"count\", count), new(\"item\", item)", StringComparison.Ordinal));
        for (var build = 0; build < 2; build++)
        {
            (await FailAsync()).ShouldBe(
            [
                "Program.cs(9,69): error AMT027: 'Shop.Order' sends 'count' (integer, from: parameter count, privacy: scrub) with event 'workflow.started', span 'order', which telemetry.manifest.json does not list. If that is meant, build with -p:AutomagikTelemetryManifest=Update.",
                "Program.cs(9,69): error AMT027: 'Shop.Order' sends 'item' (any, from: call, privacy: scrub) with event 'shop.ordered', which telemetry.manifest.json does not list. If that is meant, build with -p:AutomagikTelemetryManifest=Update.",
            ], ignoreOrder: true);
        }

        await consumer.BuildAsync("Debug", Update);
        manifest.Added(first).ShouldBe(
        [
            """{ "name": "item", "type": "any", "from": "call", "privacy": "scrub" }""",
            """{ "name": "count", "type": "integer", "from": "parameter count", "privacy": "scrub" }""",
            """{ "name": "count", "type": "integer", "from": "parameter count", "privacy": "scrub" }""",
        ]);
        await consumer.BuildAsync("Debug", "--no-restore");

        // The program has not changed since, but the manifest has.
        var time = consumer.IntermediateAssemblyTime("Debug");
        manifest.Write(first);
        manifest.Replace("\"shop.ordered\"", "\"shop.closed\"");
        var diagnostics = await FailAsync();
        diagnostics.ShouldContain("Program.cs(9,69): error AMT027: 'Shop.Order' sends the event 'shop.ordered' with 'count', 'item', which telemetry.manifest.json does not list. If that is meant, build with -p:AutomagikTelemetryManifest=Update.", string.Join('\n', diagnostics));
        diagnostics.ShouldContain("telemetry.manifest.json: warning AMT028: 'Shop.Order' no longer sends the event 'shop.closed' with 'count', which telemetry.manifest.json lists. Build with -p:AutomagikTelemetryManifest=Update.", string.Join('\n', diagnostics));
        consumer.IntermediateAssemblyTime("Debug").ShouldBe(time);

        manifest.Write("<<<<<<< ours\n" + first);
        (await FailAsync()).ShouldHaveSingleItem().ShouldStartWith("Reviewed.csproj: error AMT029: The manifest 'telemetry.manifest.json' cannot be read: ");

        await consumer.BuildAsync("Debug", Update);
        var run = await consumer.Keep("Debug", "described").RunAsync([]);
        JsonSerializer.Serialize(JsonDocument.Parse(run.Output).RootElement[0]).ShouldBe(JsonSerializer.Serialize(JsonDocument.Parse(manifest.Read()).RootElement), run.ToString());
        File.ReadAllText(Path.Combine(consumer.Folder, "TELEMETRY.md")).ShouldContain(Docs["manifest-page"]);

        async Task<IReadOnlyList<string>> FailAsync()
        {
            var build = await consumer.TryBuildAsync("Debug");
            build.ExitCode.ShouldBe(1, build.ToString());
            return [.. BuildDiagnostic.In(build).Select(diagnostic => diagnostic.ToString())];
        }

        Task WriteAsync(string program) => File.WriteAllTextAsync(Path.Combine(consumer.Folder, "Program.cs"), program, TestContext.Current.CancellationToken);
    }

    /// <summary>Their builds may run at the same time, and what they send may differ.</summary>
    [Fact]
    public async Task EachTargetFrameworkHasAManifestOfItsOwn()
    {
        var consumer = product.Consumer("Reviewed", new Dictionary<string, string>
        {
            ["Reviewed.csproj"] = Project.Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net8.0;net10.0</TargetFrameworks><UseAppHost>false</UseAppHost>", StringComparison.Ordinal)
                .Replace("<AutomagikTelemetryDocument>TELEMETRY.md</AutomagikTelemetryDocument>", "", StringComparison.Ordinal),
            ["Program.cs"] = Program.Replace("shop.ordered\", [", "shop.ordered\", [\n#if NET10_0\nnew(\"new\", 1),\n#endif\n", StringComparison.Ordinal),
        });

        await consumer.BuildAsync("Release", "-p:AutomagikTelemetryManifest=Update");

        File.ReadAllText(Path.Combine(consumer.Folder, "telemetry.net8.0.manifest.json")).ShouldNotContain("\"new\"");
        File.ReadAllText(Path.Combine(consumer.Folder, "telemetry.net10.0.manifest.json")).ShouldContain("\"new\"");
    }

    [Fact]
    public async Task AModeThatIsNoneIsAnError()
    {
        var consumer = product.Consumer("Reviewed", new Dictionary<string, string> { ["Reviewed.csproj"] = Project, ["Program.cs"] = Program });

        var build = await consumer.TryBuildAsync("Debug", "-p:AutomagikTelemetryManifest=Check");

        build.ExitCode.ShouldBe(1, build.ToString());
        BuildDiagnostic.In(build).ShouldHaveSingleItem().ToString().ShouldBe("Reviewed.csproj: error AMT018: 'Check' is not a value of AutomagikTelemetryManifest. Possible are: Verify, Update.");
    }

    /// <summary>The manifest that is checked in, as a review sees it.</summary>
    sealed class ManifestLines(string file)
    {
        public string Read() => File.ReadAllText(file);

        public void Write(string text) => File.WriteAllText(file, text);

        public void Replace(string from, string to) => Write(Read().Replace(from, to, StringComparison.Ordinal));

        /// <summary>The lines that were not there; each that was there is left, but for a comma behind it.</summary>
        public List<string> Added(string former)
        {
            var old = Lines(former).ToList();
            var added = new List<string>();
            foreach (var line in Lines(Read()))
            {
                if (old.Count > 0 && old[0] == line)
                    old.RemoveAt(0);
                else
                    added.Add(line);
            }

            old.ShouldBeEmpty("a line is gone");
            return added;
        }

        static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.Trim().TrimEnd(','));
    }
}
