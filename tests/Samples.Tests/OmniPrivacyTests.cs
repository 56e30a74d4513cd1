using System.Text;

namespace AutomagikTelemetry.Samples.Tests;

/// <summary>Recipient and text of a message are nobody's business, whatever becomes of it.</summary>
public sealed class OmniPrivacyTests
{
    const string Recipient = "+15550199";
    const string Text = "meet me under the oak";

    [Fact]
    public async Task NeitherRecipientNorTextIsInAnythingThatTheCollectorGets()
    {
        await using var run = await OmniRun.StartAsync();
        (await run.CurlAsync("POST", "/api/v1/instances", """{"name":"support","channel":"WhatsApp"}""")).Status.ShouldBe(201);
        (await Send("support")).Status.ShouldBe(202);
        (await Send("nobody")).Status.ShouldBe(404);
        (await Send("")).Status.ShouldBe(400);
        (await run.CurlWithoutKeyAsync("POST", "/api/v1/messages", Message("support"))).Status.ShouldBe(401);
        run.Provider.Answer = _ => 503;
        (await Send("support")).Status.ShouldBe(500);
        await run.Provider.DisposeAsync();
        (await Send("support")).Status.ShouldBe(500);

        (await run.StopAsync()).ShouldBe(0, run.Output);

        run.Provider.Requests.ShouldAllBe(request => request.Body.GetRawText().Contains(Text));
        run.Spans.Count(span => span.Name == "send_message").ShouldBe(4, run.Output);
        run.Logs.Where(log => log.EventName == "automagik.error").Select(log => log.Attributes["error_message"])
            .ShouldBe(["WhatsApp has answered 503.", "WhatsApp cannot be reached."]);
        var received = string.Concat(run.Collector.Requests.Select(request => Encoding.UTF8.GetString(request.Body)));
        received.ShouldContain("send_message");
        received.ShouldNotContain(Recipient[1..]);
        received.ShouldNotContain(Text);
        received.ShouldNotContain(OmniRun.ApiKey);

        Task<CurlAnswer> Send(string instance) => run.CurlAsync("POST", "/api/v1/messages", Message(instance));
    }

    static string Message(string instance) => $$"""{"instance":"{{instance}}","recipient":"{{Recipient}}","message":"{{Text}}"}""";
}
