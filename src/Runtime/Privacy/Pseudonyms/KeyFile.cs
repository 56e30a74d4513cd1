using System.Security.Cryptography;
using AutomagikTelemetry.Delivery.Spooling;

namespace AutomagikTelemetry.Privacy.Pseudonyms;

/// <summary>The key of one user on one machine, in a file that nobody else may read.</summary>
static class KeyFile
{
    public const int KeyLength = 32;

    // Everybody knows zeros.
    static readonly KeptValue _file = new("pseudonym.key", KeyLength, () => RandomNumberGenerator.GetBytes(KeyLength), key => key.AsSpan().ContainsAnyExcept((byte)0));

    /// <summary>The key, made if there is none. Null where it cannot be kept, for the reason in <paramref name="trouble"/>. Never throws.</summary>
    /// <param name="baseDirectory">The user's directory for state; null where there is none.</param>
    /// <param name="trouble">Why it cannot be kept; null when it can.</param>
    public static byte[]? ReadOrCreate(string? baseDirectory, out string? trouble) => _file.ReadOrCreate(baseDirectory, out trouble);

    /// <summary>Removes the key: pseudonyms made later have nothing in common with former ones. Never throws.</summary>
    /// <returns>Whether there is none any more.</returns>
    public static bool Delete(string? baseDirectory) => _file.Delete(baseDirectory);
}
