namespace AutomagikTelemetry.Privacy.Tests.Corpus;

/// <summary>Corpora that the rules were not written for. Only their totals are printed: who sees the rows that fail writes rules for them.</summary>
public class HoldOutTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("HoldOut/generate_holdout.py")]
    [InlineData("HoldOut/generate_second.py")]
    public void RulesHoldForWhatTheyWereNotWrittenFor(string generator)
    {
        using var corpus = new Corpus(generator);
        var totals = new TotalsOnly(output);

        var score = corpus.Score(PrivacyMode.Scrub, totals);

        score.GetProperty("missing").GetInt32().ShouldBe(0);
        score.GetProperty("recall").GetDouble().ShouldBeGreaterThanOrEqualTo(0.85);
        score.GetProperty("fp_rate").GetDouble().ShouldBeLessThanOrEqualTo(0.03);
    }

    [Theory]
    [InlineData("HoldOut/generate_holdout.py")]
    [InlineData("HoldOut/generate_second.py")]
    public void StrictModeLeaksNothing(string generator)
    {
        using var corpus = new Corpus(generator);

        corpus.Score(PrivacyMode.Strict, new TotalsOnly(output)).GetProperty("recall").GetDouble().ShouldBe(1);
    }

    sealed class TotalsOnly(ITestOutputHelper output) : ITestOutputHelper
    {
        public string Output => output.Output;

        public void Write(string message) => output.Write(Totals(message));

        public void Write(string format, params object[] args) => output.Write(format, args);

        public void WriteLine(string message) => output.WriteLine(Totals(message));

        public void WriteLine(string format, params object[] args) => output.WriteLine(format, args);

        static string Totals(string text) => string.Join('\n', text.Split('\n').Where(line => line.StartsWith("precision", StringComparison.Ordinal)));
    }
}
