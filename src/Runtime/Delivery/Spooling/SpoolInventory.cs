using System.IO.Enumeration;

namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>What is in a spool at the moment. Whether its holders live is asked once for each of them.</summary>
sealed class SpoolInventory
{
    static readonly EnumerationOptions _all = new() { AttributesToSkip = 0 };

    readonly string _directory;
    readonly Dictionary<string, bool> _isAlive = [];

    SpoolInventory(string directory, string? me)
    {
        _directory = directory;
        if (me is not null)
            _isAlive[me] = true;
    }

    /// <summary>Requests that nobody holds, or somebody who is dead; the oldest first.</summary>
    public List<SpoolEntry> Free { get; } = [];

    /// <summary>Called like requests, but not as this version calls them, or not files at all.</summary>
    public List<SpoolEntry> Foreign { get; } = [];

    /// <summary>Of all requests, held ones too.</summary>
    public long Bytes { get; private set; }

    public int Files { get; private set; }

    /// <summary>Looks through a directory, and removes what dead owners have left but their requests.</summary>
    public static SpoolInventory Of(string directory, string? me)
    {
        var inventory = new SpoolInventory(directory, me);
        // A list first: what is renamed while a directory is read may turn up in it twice.
        foreach (var entry in new List<SpoolEntry>(Entries(directory)))
            inventory.Add(entry);
        inventory.Free.Sort((x, y) => string.CompareOrdinal(x.FileName, y.FileName));
        return inventory;
    }

    static FileSystemEnumerable<SpoolEntry> Entries(string directory) => new(
        directory,
        static (ref FileSystemEntry entry) => SpoolEntry.Of(entry.FileName.ToString(), entry.Length, (entry.Attributes & FileAttributes.ReparsePoint) != 0),
        _all)
    {
        ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory,
    };

    void Add(SpoolEntry entry)
    {
        switch (entry.Kind)
        {
            case SpoolEntryKind.OwnerLock:
                IsAlive(entry.Owner!);
                break;
            case SpoolEntryKind.Temporary when !IsAlive(entry.Owner!):
                PrivateFile.TryDelete(Path.Combine(_directory, entry.FileName));
                break;
            case SpoolEntryKind.Request when entry.Name is null:
                Foreign.Add(entry);
                break;
            case SpoolEntryKind.Request:
                Bytes += entry.Length;
                Files++;
                if (entry.Owner is null || !IsAlive(entry.Owner))
                    Free.Add(entry);
                break;
        }
    }

    bool IsAlive(string owner)
    {
        if (!_isAlive.TryGetValue(owner, out var isAlive))
            _isAlive[owner] = isAlive = OwnerLock.IsAlive(_directory, owner);
        return isAlive;
    }
}
