extern alias weaver;

using System.Text.Json;
using System.Xml.Linq;
using Fody;
using ModuleWeaver = weaver::AutomagikTelemetry.Fody.ModuleWeaver;

namespace AutomagikTelemetry.Weaver.Tests.Support;

/// <summary>Weaves a copy of an assembly in the test's own process and reads the plan that the weaver wrote.</summary>
static class InvalidCorpus
{
    internal static string AssemblyFile { get; } = Path.Combine(AppContext.BaseDirectory, "AutomagikTelemetry.Corpus.Invalid.dll");

    internal static JsonElement Weave(XElement? settings = null)
    {
        var directory = Directory.CreateTempSubdirectory("weaver-tests-");
        try
        {
            var planFile = Path.Combine(directory.FullName, "plan.json");
            settings ??= new XElement("AutomagikTelemetry");
            settings.SetAttributeValue("PlanFile", planFile);
            var weaver = new ModuleWeaver { Config = settings };
            weaver.ExecuteTestRun(AssemblyFile, runPeVerify: false, assemblyName: $"Woven{Guid.NewGuid():N}");
            return JsonDocument.Parse(File.ReadAllText(planFile)).RootElement;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
