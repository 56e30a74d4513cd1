using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace AutomagikTelemetry.Weaver.Tests.Support.Twins;

/// <summary>The corpus in each configuration that a class of tests has asked for.</summary>
public sealed class CorpusBuilds : IDisposable
{
    readonly Dictionary<Configuration, Twins> _builds = [];

    internal Twins Of(string level, string symbols)
    {
        var configuration = new Configuration(Enum.Parse<OptimizationLevel>(level), Enum.Parse<DebugInformationFormat>(symbols));
        if (!_builds.TryGetValue(configuration, out var twins))
            _builds[configuration] = twins = Twins.OfCorpus(configuration);
        return twins;
    }

    public void Dispose()
    {
        foreach (var twins in _builds.Values)
            twins.Dispose();
    }
}
