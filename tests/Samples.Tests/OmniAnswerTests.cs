using System.Text.Json;

namespace AutomagikTelemetry.Samples.Tests;

/// <summary>What Omni.Api answers, and what it sends to its providers.</summary>
public sealed class OmniAnswerTests(SharedOmni omni) : IClassFixture<SharedOmni>
{
    const string Problem = "application/problem+json";

    // A name of its own for each test: they share one process.
    readonly string _instance = "i" + Guid.NewGuid().ToString("N");

    OmniRun Run => omni.Run;

    [Theory]
    [InlineData("WhatsApp", "/whatsapp/message/sendText/{0}", """{"number":"+15550100","text":"hello"}""")]
    [InlineData("Discord", "/discord/bots/{0}/messages", """{"user":"+15550100","content":"hello"}""")]
    [InlineData("Slack", "/slack/chat.postMessage", """{"username":"{0}","channel":"+15550100","text":"hello"}""")]
    public async Task AMessageIsAcceptedAndGoesToTheProviderOfItsInstancesChannel(string channel, string path, string body)
    {
        await Create(channel);

        var answer = await Run.CurlAsync("POST", "/api/v1/messages", Message());

        answer.Status.ShouldBe(202, answer.Body);
        answer.Json.GetProperty("messageId").GetGuid().Version.ShouldBe(7);
        answer.Json.GetProperty("channel").GetString().ShouldBe(channel);
        var sent = Sent();
        sent.Path.ShouldBe(path.Replace("{0}", _instance, StringComparison.Ordinal));
        JsonElement.DeepEquals(sent.Body, JsonElement.Parse(body.Replace("{0}", _instance, StringComparison.Ordinal))).ShouldBeTrue(sent.Body.GetRawText());
    }

    [Fact]
    public async Task AMessageMayNameAnotherChannel()
    {
        await Create("WhatsApp");

        var answer = await Run.CurlAsync("POST", "/api/v1/messages", Message(""","channel":"discord" """));

        answer.Status.ShouldBe(202, answer.Body);
        Sent().Path.ShouldStartWith("/discord/");
    }

    [Fact]
    public async Task AnUnknownInstanceIsNotFound() =>
        ShouldBeProblem(await Run.CurlAsync("POST", "/api/v1/messages", Message()), 404);

    [Theory]
    [InlineData("POST", "/api/v1/messages")]
    [InlineData("POST", "/api/v1/instances")]
    [InlineData("GET", "/api/v1/instances/support")]
    [InlineData("DELETE", "/api/v1/instances/support")]
    public async Task WithoutTheRightKeyNothingIsAllowed(string method, string path)
    {
        ShouldBeProblem(await Run.CurlWithoutKeyAsync(method, path, "{}"), 401);
        ShouldBeProblem(await Run.CurlWithoutKeyAsync(method, path, "{}", "--header", "X-API-Key: another"), 401);
        ShouldBeProblem(await Run.CurlWithoutKeyAsync(method, path, "{}", "--header", "X-API-Key: " + OmniRun.ApiKey[..^1]), 401);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task AProviderThatDoesNotTakeAMessageIsAServerError(int status)
    {
        await Create("WhatsApp");
        Run.Provider.Answer = request => request.Path.Contains(_instance, StringComparison.Ordinal) ? status : 200;

        ShouldBeProblem(await Run.CurlAsync("POST", "/api/v1/messages", Message()), 500);
        Sent().Path.ShouldStartWith("/whatsapp/");
    }

    [Theory]
    [InlineData("""{"recipient":"+15550100","message":"hello"}""", "Instance")]
    [InlineData("""{"instance":"support","message":"hello"}""", "Recipient")]
    [InlineData("""{"instance":"support","recipient":"+15550100"}""", "Message")]
    [InlineData("""{"instance":"support","recipient":"+15550100","message":""}""", "Message")]
    public async Task AMessageThatLacksSomethingIsRefused(string message, string field)
    {
        var answer = await Run.CurlAsync("POST", "/api/v1/messages", message);

        ShouldBeProblem(answer, 400);
        answer.Json.GetProperty("errors").EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe(field, StringCompareShould.IgnoreCase);
    }

    [Theory]
    [InlineData("""{"instance":"support","recipient":"+15550100","message":"hello","channel":"pigeon"}""")]
    [InlineData("""{"instance":""")]
    public async Task AMessageThatIsNotUnderstoodIsRefused(string message) =>
        ShouldBeProblem(await Run.CurlAsync("POST", "/api/v1/messages", message), 400);

    [Fact]
    public async Task AnInstanceIsCreatedOnce()
    {
        var created = await Create("Slack");

        created.Json.GetProperty("name").GetString().ShouldBe(_instance);
        created.Json.GetProperty("channel").GetString().ShouldBe("Slack");
        ShouldBeProblem(await Run.CurlAsync("POST", "/api/v1/instances", Instance("Discord")), 409);
        var found = await Run.CurlAsync("GET", "/api/v1/instances/" + _instance);
        (found.Status, found.Body).ShouldBe((200, created.Body));
    }

    [Theory]
    [InlineData("""{"channel":"Slack"}""")]
    [InlineData("""{"name":"a/b","channel":"Slack"}""")]
    public async Task AnInstanceNeedsANameThatFitsIntoAUrl(string instance) =>
        ShouldBeProblem(await Run.CurlAsync("POST", "/api/v1/instances", instance), 400);

    [Fact]
    public async Task ADeletedInstanceIsGone()
    {
        await Create("Slack");

        var deleted = await Run.CurlAsync("DELETE", "/api/v1/instances/" + _instance);

        (deleted.Status, deleted.Body).ShouldBe((204, ""));
        ShouldBeProblem(await Run.CurlAsync("DELETE", "/api/v1/instances/" + _instance), 404);
        ShouldBeProblem(await Run.CurlAsync("GET", "/api/v1/instances/" + _instance), 404);
        ShouldBeProblem(await Run.CurlAsync("POST", "/api/v1/messages", Message()), 404);
    }

    [Fact]
    public async Task AContactIsKeptUntilItIsDeleted()
    {
        await Create("WhatsApp");
        var contacts = $"/api/v1/instances/{_instance}/contacts";

        (await Run.CurlAsync("POST", contacts, """{"number":"+15550100","name":"Ada"}""")).Status.ShouldBe(204);
        (await Run.CurlAsync("POST", contacts, """{"number":"+15550100","name":"Ada Lovelace"}""")).Status.ShouldBe(204);
        (await Run.CurlAsync("GET", contacts)).Body.ShouldBe("""[{"number":"+15550100","name":"Ada Lovelace"}]""");
        (await Run.CurlAsync("DELETE", contacts + "/%2B15550100")).Status.ShouldBe(204);
        ShouldBeProblem(await Run.CurlAsync("DELETE", contacts + "/%2B15550100"), 404);
        (await Run.CurlAsync("GET", contacts)).Body.ShouldBe("[]");
    }

    [Fact]
    public async Task AChatGrowsUntilItIsArchivedAndComesBackWithTheNextMessage()
    {
        await Create("WhatsApp");
        var instance = "/api/v1/instances/" + _instance;

        await Receive();
        await Receive();
        (await Run.CurlAsync("GET", instance + "/chats")).Body.ShouldBe("""[{"number":"+15550100","received":2,"isArchived":false}]""");
        (await Run.CurlAsync("POST", instance + "/chats/%2B15550100/archive")).Status.ShouldBe(204);
        (await Run.CurlAsync("GET", instance + "/chats")).Body.ShouldBe("[]");
        await Receive();
        (await Run.CurlAsync("GET", instance + "/chats")).Body.ShouldBe("""[{"number":"+15550100","received":3,"isArchived":false}]""");

        async Task Receive() => (await Run.CurlAsync("POST", instance + "/received", """{"sender":"+15550100","message":"hello"}""")).Status.ShouldBe(204);
    }

    [Theory]
    [InlineData("POST", "received", """{"sender":"+15550100"}""")]
    [InlineData("POST", "contacts", """{"number":"+15550100"}""")]
    [InlineData("GET", "contacts", null)]
    [InlineData("DELETE", "contacts/1", null)]
    [InlineData("GET", "chats", null)]
    [InlineData("POST", "chats/1/archive", null)]
    public async Task WhatBelongsToAnUnknownInstanceIsNotFound(string method, string path, string? body) =>
        ShouldBeProblem(await Run.CurlAsync(method, "/api/v1/instances/nobody/" + path, body), 404);

    [Fact]
    public async Task HealthNeedsNoKey()
    {
        var answer = await Run.CurlWithoutKeyAsync("GET", "/health");

        (answer.Status, answer.Body).ShouldBe((200, "healthy"));
    }

    static void ShouldBeProblem(CurlAnswer answer, int status)
    {
        (answer.Status, answer.ContentType.Split(';')[0]).ShouldBe((status, Problem), answer.Body);
        answer.Json.GetProperty("status").GetInt32().ShouldBe(status);
    }

    async Task<CurlAnswer> Create(string channel)
    {
        var created = await Run.CurlAsync("POST", "/api/v1/instances", Instance(channel));
        created.Status.ShouldBe(201, created.Body);
        return created;
    }

    ProviderRequest Sent() => Run.Provider.Requests.Where(request => (request.Path + request.Body).Contains(_instance, StringComparison.Ordinal)).ShouldHaveSingleItem();

    string Instance(string channel) => $$"""{"name":"{{_instance}}","channel":"{{channel}}"}""";

    string Message(string more = "") => $$"""{"instance":"{{_instance}}","recipient":"+15550100","message":"hello"{{more}}}""";
}
