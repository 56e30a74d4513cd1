using System.Text.Json;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;

namespace AutomagikTelemetry.Foreign.Tests.Support;

/// <summary>A library unwoven, woven as bulk tracking does it, and woven with spans: compiled by the just-in-time compiler and used for real work.</summary>
sealed class LibraryRun
{
    const string Metric = "function.duration_ms";

    internal required Library Library { get; init; }

    /// <summary>What the weaver did, an entry for each assembly.</summary>
    internal required IReadOnlyList<WovenAssembly> Assemblies { get; init; }

    internal required IReadOnlyList<string> PreparedUnwoven { get; init; }

    internal required IReadOnlyList<string> PreparedWoven { get; init; }

    internal required string OutputUnwoven { get; init; }

    internal required WorkRun Bulk { get; init; }

    internal required WorkRun Spans { get; init; }

    /// <summary>The woven methods of each assembly that the work called.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> Called()
    {
        var first = 0;
        var called = new List<IReadOnlyList<string>>();
        foreach (var assembly in Assemblies)
        {
            called.Add([.. assembly.Functions.Where((_, number) => Bulk.Starts.ContainsKey(first + number))]);
            first += assembly.Functions.Count;
        }

        return called;
    }

    internal static async Task<LibraryRun> Of(Library library)
    {
        using var unwoven = new ProgramFolder();
        using var bulk = new ProgramFolder();
        using var spans = new ProgramFolder();
        foreach (var assembly in library.Assemblies)
            LibraryWeaver.Weave(spans.Assembly(assembly), LibraryWeaver.Metrics | LibraryWeaver.Errors | LibraryWeaver.Spans);
        var assemblies = library.Assemblies.Select(assembly => LibraryWeaver.Weave(bulk.Assembly(assembly), LibraryWeaver.Metrics | LibraryWeaver.Errors)).ToList();
        var (preparedUnwoven, preparedWoven) = (await Prepared(unwoven, library), await Prepared(bulk, library));

        var (first, iterators) = (0, new HashSet<int>());
        foreach (var assembly in assemblies)
        {
            iterators.UnionWith(StartProbe.Insert(bulk.Assembly(assembly.Name), first));
            StartProbe.Insert(spans.Assembly(assembly.Name), first);
            first += assembly.Functions.Count;
        }

        var functions = assemblies.SelectMany(assembly => assembly.Functions).ToList();
        var enumerated = iterators.Select(number => functions[number]).ToHashSet();

        return new LibraryRun
        {
            Library = library,
            Assemblies = assemblies,
            PreparedUnwoven = preparedUnwoven,
            PreparedWoven = preparedWoven,
            OutputUnwoven = File.ReadAllText(Path.Combine(await unwoven.RunAsync("work", library.Work, "{results}"), "output.txt")),
            Bulk = await Work(bulk, library, functions, enumerated),
            Spans = await Work(spans, library, functions, enumerated, library.Assemblies),
        };
    }

    static async Task<IReadOnlyList<string>> Prepared(ProgramFolder folder, Library library)
    {
        var outcomes = new List<string>();
        foreach (var assembly in library.Assemblies)
        {
            var results = await folder.RunAsync("prepare", assembly, "{results}/prepared.txt");
            outcomes.AddRange(File.ReadLines(Path.Combine(results, "prepared.txt")).Where(line => !line.StartsWith("<AutomagikTelemetry>", StringComparison.Ordinal)));
        }

        return outcomes;
    }

    static async Task<WorkRun> Work(ProgramFolder folder, Library library, List<string> functions, HashSet<string> enumerated, params string[] sources)
    {
        // Millions of spans are only counted.
        using var collector = new CollectorServer { Keeps = request => request.Path.EndsWith("/v1/metrics", StringComparison.Ordinal) };
        var results = await folder.RunAsync(["work", library.Work, "{results}", collector.Url, .. sources]);
        var recorded = JsonDocument.Parse(File.ReadAllText(Path.Combine(results, "recorded.json"))).RootElement;
        var starts = File.ReadLines(Path.Combine(results, "starts.txt")).Select(line => line.Split(' ')).ToDictionary(parts => int.Parse(parts[0], null), parts => long.Parse(parts[1], null));
        return new WorkRun(
            File.ReadAllText(Path.Combine(results, "output.txt")),
            starts,
            starts.Where(start => !enumerated.Contains(functions[start.Key])).Sum(start => start.Value),
            Exported(collector, function => !enumerated.Contains(function)),
            Exported(collector, enumerated.Contains),
            recorded);
    }

    /// <summary>Metrics are cumulative: the last point of a series has all of its calls.</summary>
    static Counts Exported(CollectorServer collector, Predicate<string> function)
    {
        var series = new Dictionary<string, PointItem>();
        foreach (var metric in collector.Metrics.Where(metric => metric.Name == Metric))
        {
            foreach (var point in metric.Points.Where(point => function((string)point.Attributes["code.function.name"]!)))
                series[$"{metric.Origin.ScopeName} {point.Attributes}"] = point;
        }

        return new Counts(Sum(false, false), Sum(true, false), Sum(false, true));

        long Sum(bool isFailed, bool isCancelled) => series.Values
            .Where(point => point.Attributes.ContainsKey("error.type") == isFailed && point.Attributes.ContainsKey("outcome") == isCancelled)
            .Sum(point => (long)point.Count);
    }
}
