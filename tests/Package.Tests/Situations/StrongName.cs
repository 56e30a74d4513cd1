using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>The strong name of an assembly, as ECMA-335 (II.6.2.1.3) and the tool <c>sn</c> have it.</summary>
static class StrongName
{
    const int CertificateTableEntry = 4;
    const int DirectoryEntrySize = 8;
    const int SectionHeaderSize = 40;
    const int RsaSignature = 0x2400;
    const int Sha1 = 0x8004;

    /// <summary>Whether the assembly says that it is signed, and the signature is that of its bytes.</summary>
    public static bool IsValid(byte[] assembly)
    {
        using var image = new PEReader(new MemoryStream(assembly));
        var headers = image.PEHeaders;
        if (!headers.CorHeader!.Flags.HasFlag(CorFlags.StrongNameSigned) || !headers.TryGetDirectoryOffset(headers.CorHeader.StrongNameSignatureDirectory, out var signatureStart))
            return false;

        var signature = assembly.AsSpan(signatureStart, headers.CorHeader.StrongNameSignatureDirectory.Size).ToArray();
        Array.Reverse(signature);

        // Not signed: the checksum, the place of an Authenticode certificate, the padding behind the headers, the signature itself.
        var signed = (byte[])assembly.Clone();
        signed.AsSpan(headers.PEHeaderStartOffset + 64, 4).Clear();
        signed.AsSpan(headers.PEHeaderStartOffset + headers.CoffHeader.SizeOfOptionalHeader - (16 - CertificateTableEntry) * DirectoryEntrySize, DirectoryEntrySize).Clear();
        var endOfHeaders = headers.PEHeaderStartOffset + headers.CoffHeader.SizeOfOptionalHeader + headers.SectionHeaders.Length * SectionHeaderSize;
        var sections = headers.SectionHeaders.Min(section => section.PointerToRawData);
        byte[] content = [.. signed.AsSpan(0, endOfHeaders), .. signed.AsSpan(sections..signatureStart), .. signed.AsSpan(signatureStart + signature.Length)];

        using var key = new RSACryptoServiceProvider();
        key.ImportCspBlob(PublicKey(assembly)[12..]);
        return key.VerifyData(content, signature, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
    }

    public static byte[] PublicKey(byte[] assembly)
    {
        using var image = new PEReader(new MemoryStream(assembly));
        var metadata = image.GetMetadataReader();
        return metadata.GetBlobBytes(metadata.GetAssemblyDefinition().PublicKey);
    }

    /// <summary>A key file with the public half alone, as <c>sn -p</c> writes it; an assembly names its public key in the same form.</summary>
    public static byte[] PublicKeyFile(RSACryptoServiceProvider key)
    {
        var blob = key.ExportCspBlob(includePrivateParameters: false);

        // A new key is one for exchanges, in the field behind the blob's type, its version and two reserved bytes.
        BitConverter.GetBytes(RsaSignature).CopyTo(blob, 4);
        return [.. BitConverter.GetBytes(RsaSignature), .. BitConverter.GetBytes(Sha1), .. BitConverter.GetBytes(blob.Length), .. blob];
    }
}
