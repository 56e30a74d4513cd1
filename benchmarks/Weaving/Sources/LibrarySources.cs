using System.Globalization;
using System.Text;

namespace AutomagikTelemetry.WeavingCost.Sources;

/// <summary>Generates the sources of a library.</summary>
static class LibrarySources
{
    const string BulkAttribute = "[assembly: AutomagikTelemetry.TrackAllPublicMethods]\n";

    /// <summary>Services of some methods each, a file each.</summary>
    /// <returns>The texts by the names of their files.</returns>
    internal static IReadOnlyDictionary<string, string> Services(int count, int methodsOfEach, bool inBulk = false)
    {
        var files = new Dictionary<string, string>();
        for (var service = 0; service < count; service++)
        {
            var methods = Enumerable.Range(service * methodsOfEach, methodsOfEach).Select(MethodTemplates.Method);
            files.Add($"Service{service.ToString(CultureInfo.InvariantCulture)}.cs", Service(service, inBulk ? methods.Select(MethodTemplates.WithoutAttributes) : methods));
        }

        if (inBulk)
            files.Add("Bulk.cs", BulkAttribute);
        return files;
    }

    /// <summary>One method of about so many instructions, every hundredth of them a return.</summary>
    internal static IReadOnlyDictionary<string, string> LongMethod(int instructions)
    {
        // Each of these takes some ten instructions.
        var body = new StringBuilder();
        for (var i = 0; i < instructions / 10; i++)
        {
            body.Append(i % 10 == 0
                ? $"    if (values[{i} % values.Length] > {i}) return sum + {i};\n"
                : $"    sum = (sum * 31) + values[{i} % values.Length];\n");
        }

        return new Dictionary<string, string> { ["Service0.cs"] = Service(0, [$"[TrackTask]\npublic int Compute([Tag] string name, int[] values)\n{{\n    var sum = name.Length;\n{body}    return sum;\n}}"]) };
    }

    static string Service(int number, IEnumerable<string> methods) => $$"""
        using AutomagikTelemetry;

        namespace Warehouse.Area{{(number % 25).ToString(CultureInfo.InvariantCulture)}};

        public sealed class Service{{number.ToString(CultureInfo.InvariantCulture)}}(IStore store)
        {
            readonly List<string> _notes = [];

            public string Region => store.Region;

            public IReadOnlyList<string> Notes => _notes;

            void Note(string text) => _notes.Add(text);

        {{string.Join("\n\n", methods)}}
        }

        """;
}
