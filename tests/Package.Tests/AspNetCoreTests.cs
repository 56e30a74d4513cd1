using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AutomagikTelemetry.Package.Tests;

/// <summary>Web apps with the packed packages, as docs/aspnetcore.md shows them.</summary>
public sealed class AspNetCoreTests(Product product)
{
    [Fact]
    public async Task AWebAppWithoutALineOfSetUpPrintsWhatTheDocumentationShows()
    {
        var docs = Snippets.In(Repository.PathTo("docs", "aspnetcore.md"));
        var consumer = await BuildAsync("Orders", docs["aspnetcore-program"]);
        using var app = consumer.Start("Release");
        using var client = new HttpClient { BaseAddress = app.Url };

        (await StatusAsync(client, "/orders/8")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(client, "/health")).ShouldBe(HttpStatusCode.OK);
        var run = await app.StopAsync();

        run.ExitCode.ShouldBe(0, run.ToString());
        var expected = Regex.Escape(docs["aspnetcore-output"]).Replace("…", @"[^\s]+", StringComparison.Ordinal);
        run.Error.ShouldMatch($"^{expected}$");
        ShouldBeListed(TelemetryLine.Parse(run.Error), JsonDocument.Parse(consumer.Manifest("Release")).RootElement);
    }

    [Fact]
    public async Task AnAppWithoutAttributesReportsEachRequestThatComesByTheMiddleware()
    {
        var docs = Snippets.In(Repository.PathTo("docs", "aspnetcore.md"));
        var consumer = await BuildAsync("Forge", docs["aspnetcore-middleware"], "<AutomagikTelemetryHostingStartup>false</AutomagikTelemetryHostingStartup>");
        using var app = consumer.Start("Release");
        using var client = new HttpClient { BaseAddress = app.Url };

        using (var response = await client.PostAsync(new Uri("/api/v1/tasks", UriKind.Relative), null, TestContext.Current.CancellationToken))
            response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await StatusAsync(client, "/health")).ShouldBe(HttpStatusCode.OK);
        var run = await app.StopAsync();

        var request = TelemetryLine.Parse(run.Error).Single(record => record.Name == "api.request");
        (request["endpoint"], request["method"], request["status"]).ShouldBe(("/api/v1/tasks", "POST", "202"));
        TelemetryLine.Parse(run.Error).Count(record => record.Kind == "span").ShouldBe(1);
    }

    /// <summary>What the package reports beside the methods' own stands in the program's manifest.</summary>
    static void ShouldBeListed(IReadOnlyList<TelemetryLine> records, JsonElement manifest)
    {
        var entries = manifest.GetProperty("entries").EnumerateArray().Concat(manifest.GetProperty("common").EnumerateArray()).ToList();
        var names = entries.Select(entry => entry.GetProperty("name").GetString()).ToList();
        var keys = entries.SelectMany(entry => entry.GetProperty("attributes").EnumerateArray()).Select(attribute => attribute.GetProperty("name").GetString());

        records.Where(record => record.Kind != "span").Select(record => record.Name).Except(names).ShouldBeEmpty();
        records.SelectMany(record => record.Keys).Except(keys).Except(["trace", "span", "parent", "count", "sum", "min", "max"]).ShouldBeEmpty();
    }

    async Task<Consumer> BuildAsync(string name, string program, string property = "")
    {
        var docs = Snippets.In(Repository.PathTo("docs", "aspnetcore.md"));
        var consumer = product.Consumer(name, new Dictionary<string, string>
        {
            [name + ".csproj"] = docs["aspnetcore-project"].Replace("Version=\"0.1.0\"", "Version=\"$(TestedVersion)\"", StringComparison.Ordinal)
                .Replace("</PropertyGroup>", property + "</PropertyGroup>", StringComparison.Ordinal),
            ["Program.cs"] = program,
        });
        await consumer.BuildAsync("Release");
        return consumer;
    }

    static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
