using System.Text.Json;
using System.Xml.Linq;
using AutomagikTelemetry.Fody;
using Mono.Cecil;

namespace AutomagikTelemetry.Foreign.Tests.Support;

/// <summary>Weaves a compiled assembly as a build does in which <c>[assembly: TrackAllPublicMethods]</c> is written in its sources.</summary>
static class LibraryWeaver
{
    internal const int Metrics = 1;
    internal const int Errors = 2;
    internal const int Spans = 4;

    /// <summary>Weaves the assembly in place.</summary>
    internal static WovenAssembly Weave(string file, int signals)
    {
        var planFile = Path.ChangeExtension(file, ".plan.json");
        using var resolver = Resolver(file);
        using var module = ModuleDefinition.ReadModule(file, new ReaderParameters { AssemblyResolver = resolver, InMemory = true });
        TrackAllPublicMethods(module, signals);
        var weaver = new ModuleWeaver
        {
            Config = new XElement("AutomagikTelemetry", new XAttribute("PlanFile", planFile)),
            ModuleDefinition = module,
            ProjectDirectoryPath = Path.GetDirectoryName(file)!,
        };
        weaver.Execute();

        // The strong name is kept, its signature no longer fits; .NET does not look at it.
        module.Attributes &= ~ModuleAttributes.StrongNameSigned;
        module.Write(file);
        return WovenAssembly.Of(JsonDocument.Parse(File.ReadAllText(planFile)).RootElement);
    }

    internal static DefaultAssemblyResolver Resolver(string file)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(file));
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        return resolver;
    }

    /// <summary><c>[assembly: TrackAllPublicMethods(Signals = signals)]</c></summary>
    static void TrackAllPublicMethods(ModuleDefinition module, int signals)
    {
        var runtime = AssemblyNameReference.Parse(module.AssemblyResolver.Resolve(new AssemblyNameReference("AutomagikTelemetry", null)).Name.FullName);
        module.AssemblyReferences.Add(runtime);
        var type = new TypeReference("AutomagikTelemetry", "TrackAllPublicMethodsAttribute", module, runtime);
        var signalsType = new TypeReference("AutomagikTelemetry", "TrackedSignals", module, runtime, valueType: true);
        module.Assembly.CustomAttributes.Add(new CustomAttribute(new MethodReference(".ctor", module.TypeSystem.Void, type) { HasThis = true })
        {
            Properties = { new CustomAttributeNamedArgument("Signals", new CustomAttributeArgument(signalsType, signals)) },
        });
    }
}
