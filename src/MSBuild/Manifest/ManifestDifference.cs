namespace AutomagikTelemetry.MSBuild.Manifest;

/// <summary>Something that one manifest says and another one does not, in words. A new tag stands on several things; it is told once.</summary>
/// <param name="Example">One of the facts: for the place.</param>
/// <param name="Words">What is sent.</param>
/// <param name="Formerly">What the other one says in its place; null for nothing.</param>
sealed record ManifestDifference(ManifestFact Example, string Words, string? Formerly)
{
    /// <summary>What <paramref name="one"/> says and <paramref name="other"/> does not.</summary>
    internal static IReadOnlyList<ManifestDifference> Between(ManifestContent one, ManifestContent other)
    {
        var known = new HashSet<ManifestFact>(ManifestFact.Of(other));
        var news = ManifestFact.Of(one).Distinct().Where(fact => !known.Contains(fact)).ToList();
        var gone = known.Except(ManifestFact.Of(one)).ToLookup(fact => fact.Key);
        var things = news.Where(fact => fact.Attribute is null).ToList();
        var values = news.Where(fact => fact.Attribute is not null).ToLookup(fact => fact.ThingKey);

        var ofNewThings = new HashSet<(string, string, string)>(things.Select(thing => thing.ThingKey));
        var ofKnownThings = values.Where(thing => !ofNewThings.Contains(thing.Key)).SelectMany(thing => thing)
            .GroupBy(fact => (fact.Member, fact.Attribute, fact.Details, Formerly: FormerlyOf(fact)));
        return
        [
            .. things.Select(thing => new ManifestDifference(thing, WordsOf(thing, values[thing.ThingKey]), FormerlyOf(thing))),
            .. ofKnownThings.Select(group => new ManifestDifference(
                group.First(),
                $"'{group.Key.Attribute}' ({group.Key.Details}) with {string.Join(", ", group.Select(fact => fact.Thing))}",
                group.Key.Formerly)),
        ];

        string? FormerlyOf(ManifestFact fact) => gone[fact.Key].FirstOrDefault()?.Details;
    }

    static string WordsOf(ManifestFact thing, IEnumerable<ManifestFact> values)
    {
        var keys = values.Select(fact => $"'{fact.Attribute}'").Distinct().ToList();
        return $"the {thing.Thing}{(thing.Details.Length == 0 ? "" : $" ({thing.Details})")}{(keys.Count == 0 ? "" : $" with {string.Join(", ", keys)}")}";
    }
}
