namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>A file in the spool, as far as its name and length tell.</summary>
/// <param name="FileName">Without directory.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Null unless it is a proper name of a request.</param>
/// <param name="Owner">Null for a request that is waiting.</param>
/// <param name="Length">In bytes, header included.</param>
sealed record SpoolEntry(string FileName, SpoolEntryKind Kind, SpoolFileName? Name, string? Owner, long Length)
{
    /// <summary>A link is never a request.</summary>
    public static SpoolEntry Of(string fileName, long length, bool isLink)
    {
        var extension = Path.GetExtension(fileName);
        var stem = Path.GetFileNameWithoutExtension(fileName);
        switch (extension)
        {
            case OwnerLock.Extension:
                return new(fileName, OwnerLock.IsOwner(stem) ? SpoolEntryKind.OwnerLock : SpoolEntryKind.Other, null, stem, length);
            case SpoolFileName.WaitingExtension:
                return new(fileName, SpoolEntryKind.Request, isLink ? null : SpoolFileName.Parse(stem), null, length);
            case SpoolFileName.HeldExtension or SpoolFileName.TemporaryExtension:
                var owner = Path.GetExtension(stem).TrimStart('.');
                var name = !isLink && OwnerLock.IsOwner(owner) ? SpoolFileName.Parse(Path.GetFileNameWithoutExtension(stem)) : null;
                if (extension == SpoolFileName.HeldExtension)
                    return new(fileName, SpoolEntryKind.Request, name, name is null ? null : owner, length);
                return new(fileName, name is null ? SpoolEntryKind.Other : SpoolEntryKind.Temporary, name, owner, length);
            default:
                return new(fileName, SpoolEntryKind.Other, null, null, length);
        }
    }
}
