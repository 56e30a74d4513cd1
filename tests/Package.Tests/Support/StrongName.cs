using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace AutomagikTelemetry.Package.Tests.Support;

/// <summary>The signature that a strong name carries (ECMA-335, II.6.2.1.3): SHA-1 and RSA, over the file without the signature itself.</summary>
static class StrongName
{
    /// <summary>Makes a key as <c>sn -k</c> does.</summary>
    public static void WriteKey(string path)
    {
        using var key = new RSACryptoServiceProvider(2048);
        File.WriteAllBytes(path, key.ExportCspBlob(includePrivateParameters: true));
    }

    /// <summary>Leaves the public half of a key, as <c>sn -p</c> does.</summary>
    public static void WritePublicKey(string keyFile, string path) => File.WriteAllBytes(path, PublicKeyOf(keyFile));

    /// <summary>The public key token of the key in a file.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "The format says so.")]
    public static string TokenOf(string keyFile) => Convert.ToHexStringLower([.. SHA1.HashData(PublicKeyOf(keyFile))[^8..].Reverse()]);

    static byte[] PublicKeyOf(string keyFile)
    {
        using var key = new RSACryptoServiceProvider();
        key.ImportCspBlob(File.ReadAllBytes(keyFile));
        var blob = key.ExportCspBlob(includePrivateParameters: false);
        blob[5] = 0x24; // A key to sign with, where the file says one to exchange keys with.
        return [0x00, 0x24, 0x00, 0x00, 0x04, 0x80, 0x00, 0x00, .. BitConverter.GetBytes(blob.Length), .. blob];
    }

    public static string TokenOf(AssemblyImage assembly) =>
        Convert.ToHexStringLower(AssemblyName.GetAssemblyName(assembly.Path).GetPublicKeyToken() ?? []);

    /// <summary>Whether the signature is that of the key, over just these bytes.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "The format says so.")]
    public static bool IsValid(AssemblyImage assembly, string keyFile)
    {
        using var image = assembly.Open();
        var headers = image.PEHeaders;
        var directory = headers.CorHeader!.StrongNameSignatureDirectory;
        if (!headers.CorHeader.Flags.HasFlag(CorFlags.StrongNameSigned) || !headers.TryGetDirectoryOffset(directory, out var offset))
            return false;

        // The headers without check sum and certificate table, then the sections without the signature.
        var bytes = assembly.Bytes.ToArray();
        var isPlus = headers.PEHeader!.Magic == PEMagic.PE32Plus;
        Array.Clear(bytes, headers.PEHeaderStartOffset + 64, 4);
        Array.Clear(bytes, headers.PEHeaderStartOffset + (isPlus ? 144 : 128), 8);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(bytes, 0, headers.PEHeaderStartOffset + headers.CoffHeader.SizeOfOptionalHeader + (40 * headers.SectionHeaders.Length));
        foreach (var section in headers.SectionHeaders)
        {
            var (start, end) = (section.PointerToRawData, section.PointerToRawData + section.SizeOfRawData);
            var holdsSignature = offset >= start && offset < end;
            hash.AppendData(bytes, start, (holdsSignature ? offset : end) - start);
            if (holdsSignature)
                hash.AppendData(bytes, offset + directory.Size, end - offset - directory.Size);
        }

        using var key = new RSACryptoServiceProvider();
        key.ImportCspBlob(File.ReadAllBytes(keyFile));
        byte[] signature = [.. bytes.AsSpan(offset, directory.Size).ToArray().Reverse()];
        return key.VerifyHash(hash.GetHashAndReset(), signature, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
    }
}
