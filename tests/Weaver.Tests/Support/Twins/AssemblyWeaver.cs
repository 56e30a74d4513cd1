extern alias weaver;

using System.Text.Json;
using System.Xml.Linq;
using Mono.Cecil;
using ModuleWeaver = weaver::AutomagikTelemetry.Fody.ModuleWeaver;

namespace AutomagikTelemetry.Weaver.Tests.Support.Twins;

/// <summary>Weaves an assembly from one file into another, as Fody does.</summary>
static class AssemblyWeaver
{
    /// <summary>With symbols where there are any.</summary>
    /// <param name="from">The file that the compiler has written.</param>
    /// <param name="to">The file of the woven assembly; it may be the same.</param>
    /// <param name="before">What a test does to the module before it is woven.</param>
    /// <param name="after">What a test does to the module when it is woven.</param>
    /// <returns>The plan that the weaver wrote down.</returns>
    internal static JsonElement Weave(string from, string to, Action<ModuleDefinition>? before = null, Action<ModuleDefinition>? after = null)
    {
        var (plan, manifest) = (to + ".plan.json", to + ".manifest.json");
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        resolver.AddSearchDirectory(Path.GetDirectoryName(from));
        using var module = ModuleDefinition.ReadModule(from, new ReaderParameters { AssemblyResolver = resolver, InMemory = true });
        try
        {
            module.ReadSymbols();
        }
        catch (Mono.Cecil.Cil.SymbolsNotFoundException)
        {
            // Then it has none.
        }

        before?.Invoke(module);
        new ModuleWeaver { Config = new XElement("AutomagikTelemetry", new XAttribute("PlanFile", plan), new XAttribute("ManifestFile", manifest)), ModuleDefinition = module, ProjectDirectoryPath = AppContext.BaseDirectory }.Execute();
        after?.Invoke(module);
        module.Write(to, new WriterParameters { WriteSymbols = module.HasSymbols });
        return JsonDocument.Parse(File.ReadAllText(plan)).RootElement;
    }
}
