using AutomagikTelemetry;
using Hive.Tracking;

namespace Hive.Knowledge;

/// <summary>What a hive knows.</summary>
sealed class KnowledgeBase(IReadOnlyList<string> facts)
{
    public static readonly KnowledgeBase OfBees = new(
    [
        "Bees fly from about ten degrees.",
        "Bees dance to tell where flowers are.",
        "Flowers give most nectar in the morning.",
        "Water cools the hive in summer.",
    ]);

    /// <summary>The facts that share a word of four letters or more with the query, which may hold whatever its user likes.</summary>
    [TrackStep]
    [TagFrom("results_count", "return.Count")]
    [EmitEvent("knowledge.queried", "query", "results_count")]
    public IReadOnlyList<string> Query([Tag(Privacy = TagPrivacy.Scrub)] string query)
    {
        var words = Words(query).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. facts.Where(fact => Words(fact).Any(words.Contains))];
    }

    static IEnumerable<string> Words(string text) => text.Split(' ', '.', ',', '?').Where(word => word.Length >= 4);
}
