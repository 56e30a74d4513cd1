using System.Reflection;
using System.Text.Json;
using AutomagikTelemetry.Client;
using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Support;
using AutomagikTelemetry.Weaver.Tests.Support;
using AutomagikTelemetry.Weaver.Tests.Support.Twins;

namespace AutomagikTelemetry.Weaver.Tests.Manifest;

/// <summary>The manifest that the corpus carries.</summary>
public class TheManifest
{
    static readonly Assembly Corpus = typeof(Reported).Assembly;

    [Fact]
    public void ListsEachValueWithTypeSourceAndTreatment() =>
        ManifestReader.LinesOf(Corpus, "AutomagikTelemetry.Corpus.Metrics.Send").ShouldBe(
        [
            "event automagik.error {}",
            "event step.started {channel string constant whatsapp scrub, instance string parameter instance scrub}",
            "event step.succeeded {channel string constant whatsapp scrub, instance string parameter instance scrub}",
            "metric counter bytes.sent By {(value) number path body.Length plain}",
            "metric counter messages.any {(value) number constant 1 plain}",
            "metric counter messages.cancelled {message} {(value) number constant 1 plain}",
            "metric counter messages.failed {(value) number constant 1 plain}",
            "metric counter messages.sent {(value) number constant 1 plain, channel string constant whatsapp scrub, instance string parameter instance scrub}",
            "metric histogram payload.bytes By {(value) number path body.Length plain, channel string constant whatsapp scrub}",
            "metric histogram step.duration_ms ms {channel string constant whatsapp scrub, error.type string exception plain, instance string parameter instance scrub, outcome string outcome plain}",
            "span send {channel string constant whatsapp scrub, instance string parameter instance scrub}",
        ]);

    [Fact]
    public void TellsTheDeclaredPrivacyAndNothingOfWhatIsDropped() =>
        ManifestReader.LinesOf(Corpus, "AutomagikTelemetry.Corpus.Declared.EachWay").Single(line => line.StartsWith("span", StringComparison.Ordinal)).ShouldBe(
            "span each_way {has_message boolean parameter message presence, hashed string parameter hashed hash, plain string parameter plain plain, scrubbed string parameter scrubbed scrub}");

    [Fact]
    public void OfBulkTrackingListsItsMembersTogether()
    {
        var entry = ManifestReader.Of(Assembly.Load("AutomagikTelemetry.Corpus.Bulk")).GetProperty("entries").EnumerateArray().Single(entry => entry.GetProperty("name").GetString() == "function.duration_ms");

        var members = entry.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("member").GetString()!).ToList();
        members.Count.ShouldBeGreaterThan(3);
        members.ShouldBe(members.Order(StringComparer.Ordinal));
        ManifestReader.Keys(entry).ShouldBe(["code.function.name", "error.type", "outcome"]);
    }

    [Fact]
    public void IsTheSameWheneverTheSameSourcesAreWoven()
    {
        using var one = Twins.OfCorpus(Configuration.Named("Release"));
        using var other = Twins.OfCorpus(Configuration.Named("Debug"));

        ManifestReader.TextOf(one.Woven).ShouldBe(ManifestReader.TextOf(other.Woven));
        File.ReadAllText(one.WovenFile + ".manifest.json").ShouldBe(ManifestReader.TextOf(one.Woven));
    }

    [Fact]
    public void NamesNoLineAndNoFolderOfTheMachine()
    {
        foreach (var member in ManifestReader.Of(Corpus).GetProperty("entries").EnumerateArray().SelectMany(entry => entry.GetProperty("members").EnumerateArray()))
        {
            member.EnumerateObject().Select(property => property.Name).ShouldBe(["member", "file"]);
            Path.IsPathRooted(member.GetProperty("file").GetString()).ShouldBeFalse();
        }
    }

    /// <summary>What the runtime sends of itself, asked of the runtime.</summary>
    [Fact]
    public void ListsTheAttributesOfTheResource()
    {
        var options = new TelemetryOptions { ProjectName = "name", ProjectVersion = "1", Organization = "organization" };
        var sent = Resource.Of(options, new FakeEnvironment { Variables = { ["ENVIRONMENT"] = "production" } }.Snapshot()).Select(attribute => attribute.Key);

        ManifestReader.Of(Corpus).GetProperty("resource").EnumerateArray().Select(attribute => attribute.GetProperty("name").GetString()).ShouldBe([.. sent, "*"], ignoreOrder: true);
    }

    [Fact]
    public void IsWhatDescribeTells()
    {
        var described = JsonDocument.Parse(Telemetry.Describe()).RootElement.EnumerateArray().Single(manifest => manifest.GetProperty("assembly").GetString() == "AutomagikTelemetry.Corpus" && manifest.GetRawText().Length == ManifestReader.TextOf(Corpus).TrimEnd().Length);

        described.GetRawText().ShouldBe(ManifestReader.TextOf(Corpus).TrimEnd());
    }
}
