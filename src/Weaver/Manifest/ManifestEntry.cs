namespace AutomagikTelemetry.Fody.Manifest;

/// <summary>What one member sends under one name; in bulk, what all members send that send the same.</summary>
/// <param name="Record">The first of the records that it stands for: they differ in member, place and attributes alone.</param>
/// <param name="Members">Who sends it.</param>
/// <param name="Attributes">With what.</param>
sealed record ManifestEntry(SentRecord Record, IReadOnlyList<ManifestMember> Members, IReadOnlyList<SentAttribute> Attributes) : IComparable<ManifestEntry>
{
    /// <summary>The entries of all records, sorted.</summary>
    internal static List<ManifestEntry> Of(IReadOnlyList<SentRecord> all)
    {
        List<ManifestEntry> entries = [.. all.GroupBy(Key).Select(group => Of(group.ToList()))];
        entries.Sort();
        return entries;
    }

    /// <summary>No two of them are equal: those of bulk tracking that send the same are one.</summary>
    public int CompareTo(ManifestEntry? other)
    {
        if (other is null)
            return 1;
        var order = (int)Record.Signal - (int)other.Record.Signal;
        if (order == 0)
            order = string.CompareOrdinal(Record.Name, other.Record.Name);
        if (order == 0)
            order = string.CompareOrdinal(Members[0].Member, other.Members[0].Member);
        if (order == 0)
            order = string.CompareOrdinal(Record.Kind, other.Record.Kind);
        if (order == 0)
            order = string.CompareOrdinal(Record.Unit, other.Record.Unit);
        return order == 0 ? Record.IsOfBulk.CompareTo(other.Record.IsOfBulk) : order;
    }

    /// <summary>A text, which is told from another faster than five values.</summary>
    static string Key(SentRecord record) =>
        $"{(char)record.Signal}{record.Name}\0{record.Kind ?? "\u0001"}\0{record.Unit ?? "\u0001"}\0{(record.IsOfBulk ? "\u0001" : record.Member)}";

    static ManifestEntry Of(List<SentRecord> records)
    {
        if (records.Count == 1)
            return new ManifestEntry(records[0], [new ManifestMember(records[0].Member, records[0].File)], Sorted([.. records[0].Attributes]));

        return new ManifestEntry(
            records[0],
            [.. records.Select(record => new ManifestMember(record.Member, record.File)).Distinct().OrderBy(member => member.Member, StringComparer.Ordinal).ThenBy(member => member.File, StringComparer.Ordinal)],
            Sorted([.. records.SelectMany(record => record.Attributes).Distinct()]));
    }

    static List<SentAttribute> Sorted(List<SentAttribute> attributes)
    {
        attributes.Sort();
        return attributes;
    }
}
