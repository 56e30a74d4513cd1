using System.Reflection;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace AutomagikTelemetry.MSBuild;

/// <summary>Writes the public key of an assembly to a file, in the form of a key file that has no private key.</summary>
public sealed class WritePublicKey : Task
{
    /// <summary>The assembly that the compiler has made.</summary>
    [Required]
    public ITaskItem? Assembly { get; set; }

    /// <summary>The file to write.</summary>
    [Required]
    public ITaskItem? File { get; set; }

    /// <summary>Writes the file.</summary>
    /// <returns><c>true</c>; an assembly that cannot be read ends in an exception, since the compiler has just written it.</returns>
    public override bool Execute()
    {
        System.IO.File.WriteAllBytes(File!.GetMetadata("FullPath"), AssemblyName.GetAssemblyName(Assembly!.GetMetadata("FullPath")).GetPublicKey());
        return true;
    }
}
