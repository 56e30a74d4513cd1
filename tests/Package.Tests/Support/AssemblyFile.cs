using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace AutomagikTelemetry.Package.Tests.Support;

/// <summary>What the bytes of a built assembly say.</summary>
sealed class AssemblyFile(string path)
{
    public string Path => path;

    public byte[] Bytes => File.ReadAllBytes(path);

    /// <summary>The debug information beside it.</summary>
    public byte[] DebugInformation => File.ReadAllBytes(System.IO.Path.ChangeExtension(path, ".pdb"));

    /// <summary>Whether it calls what only woven code calls.</summary>
    public bool IsWoven => Read(metadata => metadata.TypeReferences
        .Select(metadata.GetTypeReference)
        .Any(type => metadata.StringComparer.Equals(type.Namespace, "AutomagikTelemetry.Weaving") && metadata.StringComparer.Equals(type.Name, "Operation")));

    /// <summary>Where it says that its debug information is.</summary>
    public string DebugInformationPath
    {
        get
        {
            using var image = new PEReader(File.OpenRead(path));
            var entry = image.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);
            return image.ReadCodeViewDebugDirectoryData(entry).Path;
        }
    }

    /// <summary>The version of the assembly, or of the one that it refers to.</summary>
    public Version? VersionOf(string name) => Read(metadata =>
        metadata.GetAssemblyDefinition() is var own && metadata.StringComparer.Equals(own.Name, name)
            ? own.Version
            : metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).SingleOrDefault(reference => metadata.StringComparer.Equals(reference.Name, name)).Version);

    /// <summary>Whether assembly or debug information hold this text.</summary>
    public bool Mentions(string text) => Holds(Bytes, text) || Holds(DebugInformation, text);

    static bool Holds(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    T Read<T>(Func<MetadataReader, T> read)
    {
        using var image = new PEReader(File.OpenRead(path));
        return read(image.GetMetadataReader());
    }
}
