using System.Security.Cryptography;
using AutomagikTelemetry.Delivery.Spooling;

namespace AutomagikTelemetry.Privacy.Pseudonyms;

/// <summary>The key of one user on one machine, in a file that nobody else may read. Shared by processes: whoever comes first makes it.</summary>
static class KeyFile
{
    public const int KeyLength = 32;

    const string Name = "pseudonym.key";

    /// <summary>The key, made if there is none. Null where it cannot be kept, for the reason in <paramref name="trouble"/>. Never throws.</summary>
    /// <param name="baseDirectory">The user's directory for state; null where there is none.</param>
    /// <param name="trouble">Why it cannot be kept; null when it can.</param>
    public static byte[]? ReadOrCreate(string? baseDirectory, out string? trouble)
    {
        try
        {
            trouble = PrivateDirectory.Prepare(baseDirectory, baseDirectory is null ? [] : [PrivateDirectory.OfTelemetry(baseDirectory)]);
            if (trouble is not null)
                return null;
            var path = PathIn(baseDirectory!);
            if (Read(path) is { } known)
                return known;

            Create(path);
            // It may be another process's, which was faster.
            var key = Read(path);
            trouble = key is null ? $"{path} is not what was written to it" : null;
            return key;
        }
        catch (Exception e)
        {
            trouble = e.Message;
            return null;
        }
    }

    /// <summary>Removes the key: pseudonyms made later have nothing in common with former ones. Never throws.</summary>
    /// <returns>Whether there is none any more.</returns>
    public static bool Delete(string? baseDirectory)
    {
        if (baseDirectory is null)
            return true;

        var path = PathIn(baseDirectory);
        PrivateFile.TryDelete(path);
        return !File.Exists(path);
    }

    static string PathIn(string baseDirectory) => Path.Combine(PrivateDirectory.OfTelemetry(baseDirectory), Name);

    /// <summary>Null where there is none, or none that can be one: a crash of the machine may leave nothing or zeros, and everybody knows zeros.</summary>
    static byte[]? Read(string path)
    {
        if (!File.Exists(path))
            return null;

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var key = new byte[KeyLength];
        return file.Length == KeyLength && file.ReadAtLeast(key, KeyLength, throwOnEndOfStream: false) == KeyLength && key.AsSpan().ContainsAnyExcept((byte)0) ? key : null;
    }

    static void Create(string path)
    {
        var temporary = path + "." + Guid.NewGuid().ToString("N");
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        if (File.Exists(path) && Read(path) is null)
            PrivateFile.Write(temporary, FileMode.CreateNew, path, key);
        else
            PrivateFile.WriteIfNone(temporary, path, key);
    }
}
