using System.Security.Cryptography;

namespace Forge.Tasks;

/// <summary>SHA-256 of a file.</summary>
static class Checksum
{
    public static async Task<string> OfAsync(string file)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream));
    }
}
