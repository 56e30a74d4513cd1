using System.Security.Cryptography;
using System.Text;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;

namespace AutomagikTelemetry.Samples.Tests;

/// <summary>Each line of the guide's checklist for Omni: what its Python would have sent, Omni.Api sends.</summary>
public sealed class OmniChecklistTests(OmniScenario omni) : IClassFixture<OmniScenario>
{
    [Fact]
    public void MessagesSentAndReceivedPerChannel()
    {
        var sent = Events("message.sent");
        sent.Select(message => (message["instance"], message["channel"])).ShouldBe(
            [("support", "whatsapp"), ("support", "whatsapp"), ("guild", "discord"), ("team", "slack")]);
        foreach (var message in sent)
        {
            message.ShouldBeExactly(
                ("instance", message["instance"]), ("recipient_hash", message["recipient_hash"]), ("channel", message["channel"]), ("success", true), ("has_message", true));
        }

        var received = Events("message.received");
        received.Select(message => (message["instance"], message["channel"])).ShouldBe([("support", "whatsapp"), ("guild", "discord")]);
        foreach (var message in received)
        {
            // The second one is a picture, say.
            message.ShouldBeExactly(
                ("instance", message["instance"]), ("contact_hash", message["contact_hash"]), ("channel", message["channel"]), ("success", true), ("has_message", message == received[0]));
        }

        Series("messages.total", "sum").Select(series => (series.Attributes["channel"], series.Attributes["status"], series.Value)).ShouldBe(
            [("whatsapp", "sent", 2.0), ("discord", "sent", 1.0), ("slack", "sent", 1.0), ("whatsapp", "received", 1.0), ("discord", "received", 1.0)], ignoreOrder: true);
        Series("messages.sent", "sum").Select(series => (series.Attributes["instance"], series.Attributes["channel"], series.Value)).ShouldBe(
            [("support", "whatsapp", 2.0), ("guild", "discord", 1.0), ("team", "slack", 1.0)], ignoreOrder: true);
    }

    [Fact]
    public void InstanceCreationAndDeletion()
    {
        var created = Events("instance.created");
        created.Count.ShouldBe(3);
        created[0].ShouldBeExactly(("instance", "support"), ("channel", "whatsapp"));
        created[1].ShouldBeExactly(("instance", "guild"), ("channel", "discord"));
        created[2].ShouldBeExactly(("instance", "team"), ("channel", "slack"));
        Events("instance.deleted").ShouldHaveSingleItem().ShouldBeExactly(("instance", "team"), ("channel", "slack"));
    }

    [Fact]
    public void EvolutionApiErrors()
    {
        var error = Events("automagik.error").ShouldHaveSingleItem();

        (error["error_type"], error["error_message"]).ShouldBe(("Omni.Channels.ProviderException", "WhatsApp has answered 503."));
        error.WithoutException().ShouldBeExactly(("instance", "support"), ("channel", "whatsapp"), ("error_code", "503"));
        Series("message.send_latency_ms", "histogram", "ms").Where(series => series.Attributes.ContainsKey("error.type")).ShouldHaveSingleItem().Attributes
            .ShouldBeExactly(("channel", "whatsapp"), ("error.type", "Omni.Channels.ProviderException"));
    }

    [Fact]
    public void ContactAndChatOperations()
    {
        var saved = Events("contact.saved").ShouldHaveSingleItem();
        saved.ShouldBeExactly(("instance", "support"), ("contact_hash", saved["contact_hash"]));
        Events("contact.listed").ShouldHaveSingleItem().ShouldBeExactly(("instance", "support"), ("contacts_count", 1L));
        Events("contact.deleted").ShouldHaveSingleItem().ShouldBeExactly(("instance", "support"), ("contact_hash", saved["contact_hash"]));
        Events("chat.listed").ShouldHaveSingleItem().ShouldBeExactly(("instance", "support"), ("chats_count", 1L));
        Events("chat.archived").ShouldHaveSingleItem().ShouldBeExactly(("instance", "support"), ("contact_hash", Events("message.received")[0]["contact_hash"]));
    }

    [Fact]
    public void PhoneNumbersAreHashed()
    {
        var recipient = Events("message.sent").Select(message => message["recipient_hash"]).Distinct().ShouldHaveSingleItem().ShouldBeOfType<string>();
        var sender = Events("message.received").Select(message => message["contact_hash"]).Distinct().ShouldHaveSingleItem().ShouldBeOfType<string>();
        var contact = Events("contact.saved").ShouldHaveSingleItem()["contact_hash"].ShouldBeOfType<string>();

        string[] hashes = [recipient, sender, contact];
        hashes.Distinct().Count().ShouldBe(3);
        foreach (var hash in hashes)
            hash.ShouldMatch("^[0-9a-f]{16}$");
        // The guide hashes without a key: whoever tries all numbers knows them all.
        recipient.ShouldNotBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(OmniScenario.Recipient)))[..16]);
        foreach (var number in new[] { OmniScenario.Recipient, OmniScenario.Sender, OmniScenario.Contact })
            omni.Collector.Text().ShouldNotContain(number[1..]);
    }

    [Fact]
    public void MessageContentIsRemoved()
    {
        Events("message.sent").ShouldAllBe(message => Equals(message["has_message"], true));
        var received = omni.Collector.Text();
        received.ShouldContain("has_message");
        foreach (var content in new[] { OmniScenario.SentText, OmniScenario.ReceivedText, OmniScenario.ContactsName })
            received.ShouldNotContain(content);
    }

    [Fact]
    public void ApiLatencyPerEndpoint()
    {
        Events("api.request").Select(request => ((string)request["method"]!, (string)request["endpoint"]!, (long)request["status"]!)).ShouldBe(omni.Requests);
        Events("api.request")[0].ShouldBeExactly(("endpoint", "/api/v1/instances"), ("method", "POST"), ("status", 201L));

        var latencies = Series("api.latency_ms", "histogram", "ms");
        var endpoints = omni.Requests.GroupBy(request => request.Endpoint).ToList();
        endpoints.Count.ShouldBe(8);
        foreach (var endpoint in endpoints)
            latencies.Where(series => Equals(series.Attributes["endpoint"], endpoint.Key)).Sum(series => (long)series.Count).ShouldBe(endpoint.Count(), endpoint.Key);
        Series("message.send_latency_ms", "histogram", "ms").Where(series => series.Attributes.Count == 1).Select(series => (series.Attributes["channel"], series.Count))
            .ShouldBe([("whatsapp", 2UL), ("discord", 1UL), ("slack", 1UL)], ignoreOrder: true);
    }

    IReadOnlyList<AttributeMap> Events(string name) => omni.Collector.Events(name);

    IReadOnlyList<PointItem> Series(string name, string kind, string unit = "") => omni.Collector.Series(name, kind, unit);
}
