using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Weaving;

/// <summary>Breakpoints and stepping: what the debugger may stop at is the same as in the unwoven twin.</summary>
public class TheDebuggerSeesTheUsersLines
{
    [Fact]
    public void AndNothingOfTheWeavers()
    {
        var unwoven = VisiblePoints(WovenCorpus.Unwoven);
        var woven = VisiblePoints(WovenCorpus.Woven).Where(method => unwoven.ContainsKey(method.Key)).ToDictionary();

        unwoven.Count.ShouldBeGreaterThan(100);
        woven.ShouldBe(unwoven, ignoreOrder: true);
    }

    [Fact]
    public void FirstAHiddenPointThenTheirOwnInAWovenMethod()
    {
        var points = Points(WovenCorpus.Woven)["AutomagikTelemetry.Corpus.Shapes.Synchronous.ManyReturns"];

        points[0].IsHidden.ShouldBeTrue("stepping in must not stop at the injected start");
        points[0].Offset.ShouldBe(0);
        points[^1].IsHidden.ShouldBeTrue("nor at the injected end");
        points.Select(point => point.Offset).ShouldBeInOrder(SortDirection.Ascending);
    }

    static Dictionary<string, string> VisiblePoints(Assembly assembly) => Points(assembly).ToDictionary(
        method => method.Key,
        method => string.Join(" ", method.Value.Where(point => !point.IsHidden).Select(point => $"{point.StartLine},{point.StartColumn}-{point.EndLine},{point.EndColumn}")));

    static Dictionary<string, List<SequencePoint>> Points(Assembly assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly.Location));
        using var pdb = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb")));
        var (metadata, symbols) = (image.GetMetadataReader(), pdb.GetMetadataReader());
        var points = new Dictionary<string, List<SequencePoint>>();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var ofMethod = symbols.GetMethodDebugInformation(handle.ToDebugInformationHandle()).GetSequencePoints().ToList();
            if (ofMethod.Count > 0)
                points[NameOf(metadata, handle)] = ofMethod;
        }

        return points;
    }

    static string NameOf(MetadataReader metadata, MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        var name = metadata.GetString(method.Name);
        for (var type = method.GetDeclaringType(); !type.IsNil; type = metadata.GetTypeDefinition(type).GetDeclaringType())
        {
            var definition = metadata.GetTypeDefinition(type);
            var prefix = definition.Namespace.IsNil ? "" : metadata.GetString(definition.Namespace) + ".";
            name = $"{prefix}{metadata.GetString(definition.Name)}.{name}";
        }

        return name;
    }
}
