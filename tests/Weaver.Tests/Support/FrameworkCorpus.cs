extern alias weaver;

using System.Xml.Linq;
using Mono.Cecil;
using ModuleWeaver = weaver::AutomagikTelemetry.Fody.ModuleWeaver;

namespace AutomagikTelemetry.Weaver.Tests.Support;

/// <summary>A folder with the corpus for the .NET Framework, woven or not, and with all that it refers to.</summary>
sealed class FrameworkCorpus : IDisposable
{
    const string Name = "AutomagikTelemetry.Corpus.Framework.dll";

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("weaver-tests-");

    internal FrameworkCorpus()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Framework"), "*.dll"))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        Edit("AutomagikTelemetry.dll", module =>
        {
            WithoutAttributesOnConstraints(module);
            ReferToMscorlib(module);
        });
        Edit(Name, WithoutAttributesOnConstraints);
    }

    internal string Folder => _folder.FullName;

    internal string AssemblyFile => Path.Combine(Folder, Name);

    /// <summary>Weaves the corpus in place; then an edit of the test's own may follow.</summary>
    internal void Weave(Action<ModuleDefinition>? edit = null) => Edit(Name, module =>
    {
        new ModuleWeaver { Config = new XElement("AutomagikTelemetry"), ModuleDefinition = module, ProjectDirectoryPath = Folder }.Execute();
        edit?.Invoke(module);
    });

    public void Dispose() => _folder.Delete(recursive: true);

    void Edit(string name, Action<ModuleDefinition> edit)
    {
        var file = Path.Combine(Folder, name);
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Folder);
        using var module = ModuleDefinition.ReadModule(file, new ReaderParameters { AssemblyResolver = resolver, InMemory = true });
        edit(module);
        module.Write(file);
    }

    /// <summary>Mono takes an assembly with attributes on constraints for broken.</summary>
    static void WithoutAttributesOnConstraints(ModuleDefinition module)
    {
        foreach (var constraint in module.GetTypes().SelectMany(type => type.GenericParameters.Concat(type.Methods.SelectMany(method => method.GenericParameters))).SelectMany(parameter => parameter.Constraints))
            constraint.CustomAttributes.Clear();
    }

    /// <summary>Mono takes netstandard's facade for no assembly to load: what it forwards to is mscorlib.</summary>
    static void ReferToMscorlib(ModuleDefinition module)
    {
        var facade = module.AssemblyReferences.Single(reference => reference.Name == "netstandard");
        (facade.Name, facade.Version, facade.PublicKeyToken) = ("mscorlib", new Version(4, 0, 0, 0), [0xB7, 0x7A, 0x5C, 0x56, 0x19, 0x34, 0xE0, 0x89]);
    }
}
