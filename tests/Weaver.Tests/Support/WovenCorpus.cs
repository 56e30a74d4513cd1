using System.Reflection;
using AutomagikTelemetry.Corpus.Cases;

namespace AutomagikTelemetry.Weaver.Tests.Support;

/// <summary>The corpus, woven by the build, and its unwoven twin of the same sources.</summary>
static class WovenCorpus
{
    internal static Assembly Woven { get; } = typeof(SynchronousCases).Assembly;

    internal static Assembly Unwoven { get; } = Assembly.Load("AutomagikTelemetry.Corpus.Unwoven");

    /// <summary>Runs a case and answers what it saw.</summary>
    internal static async Task<string> Run(Assembly assembly, string type, string method)
    {
        var result = assembly.GetType($"AutomagikTelemetry.Corpus.Cases.{type}", throwOnError: true)!.GetMethod(method)!.Invoke(null, null);
        return result is Task<string> task ? await task : (string)result!;
    }
}
