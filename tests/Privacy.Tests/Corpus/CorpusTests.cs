using System.Text.Json;

namespace AutomagikTelemetry.Privacy.Tests.Corpus;

/// <summary>What docs/privacy.md says of leaks and false positives.</summary>
public class CorpusTests(ITestOutputHelper output)
{
    static readonly string[] _credentials = ["secret", "jwt", "connection_string", "url_credentials"];

    [Theory]
    [InlineData("20261122")]
    [InlineData("7")]
    public void HardlyAnythingLeaksAndHardlyAnythingHarmlessIsLost(string seed)
    {
        using var corpus = new Corpus("Corpus/generate.py", "--seed", seed);

        var score = corpus.Score(PrivacyMode.Scrub, output);

        score.GetProperty("missing").GetInt32().ShouldBe(0);
        score.GetProperty("fp_rate").GetDouble().ShouldBeLessThanOrEqualTo(0.01);
        var labels = Labels(score);
        labels.Count.ShouldBe(14);
        foreach (var label in labels)
            label.Value.GetProperty("rate").GetDouble().ShouldBeLessThanOrEqualTo(_credentials.Contains(label.Name) ? 0.003 : 0.01, label.Name);
    }

    [Theory]
    [InlineData("20261122")]
    [InlineData("7")]
    public void StrictModeLeaksNothing(string seed)
    {
        using var corpus = new Corpus("Corpus/generate.py", "--seed", seed);

        Labels(corpus.Score(PrivacyMode.Strict, output)).ShouldAllBe(label => label.Value.GetProperty("failed").GetInt32() == 0);
    }

    static List<JsonProperty> Labels(JsonElement score) => [.. score.GetProperty("labels").EnumerateObject().Where(label => label.Name != "none")];
}
