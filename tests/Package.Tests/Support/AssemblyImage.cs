using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace AutomagikTelemetry.Package.Tests.Support;

/// <summary>The bytes of an assembly that a build has made.</summary>
sealed class AssemblyImage(string path)
{
    /// <summary>One of a project's intermediate assemblies.</summary>
    public static AssemblyImage Of(Consumer consumer, string assembly, string configuration, string framework = "net10.0") =>
        new(System.IO.Path.Combine(consumer.Folder, "obj", configuration, framework, assembly + ".dll"));

    public string Path { get; } = path;

    public byte[] Bytes { get; } = File.ReadAllBytes(path);

    /// <summary>Whether it has the class that holds the plan.</summary>
    public bool HoldsAPlan
    {
        get
        {
            using var image = Open();
            var metadata = image.GetMetadataReader();
            return metadata.TypeDefinitions.Any(type => metadata.GetString(metadata.GetTypeDefinition(type).Name) == "<AutomagikTelemetry>");
        }
    }

    /// <summary>The version of the assembly itself.</summary>
    public Version Version
    {
        get
        {
            using var image = Open();
            return image.GetMetadataReader().GetAssemblyDefinition().Version;
        }
    }

    /// <summary>Where a debugger is told to look for the PDB.</summary>
    public string PdbPath
    {
        get
        {
            using var image = Open();
            return image.ReadCodeViewDebugDirectoryData(image.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView)).Path;
        }
    }

    /// <summary>Whether it holds the text, as metadata or as a literal.</summary>
    public bool Contains(string text) =>
        Bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || Bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;

    public PEReader Open() => new(new MemoryStream(Bytes));
}
