using AutomagikTelemetry.Fody.Manifest;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Emitting;

/// <summary>Puts the manifest into the assembly, as a resource that nobody loads before it is asked for, and the same bytes into a file.</summary>
/// <param name="module">The module that is woven.</param>
/// <param name="file">Where the build wants the file; null for none.</param>
sealed class ManifestEmitter(ModuleDefinition module, string? file)
{
    /// <summary>An assembly that sends nothing gets no resource, but its file: the build compares it.</summary>
    internal void Emit(TelemetryManifest manifest)
    {
        var bytes = ManifestFile.Of(manifest);
        if (!manifest.IsEmpty)
            module.Resources.Add(new EmbeddedResource(KnownNames.ManifestResource, ManifestResourceAttributes.Public, bytes));
        if (file is not null)
            File.WriteAllBytes(file, bytes);
    }
}
