using System.Reflection;
using AutomagikTelemetry.Corpus.Cases;
using AutomagikTelemetry.Weaver.Tests.Support.Twins;

namespace AutomagikTelemetry.Weaver.Tests.Support;

/// <summary>The corpus, woven by the build, and its unwoven twin of the same sources; and those of the other configuration, compiled and woven here.</summary>
static class WovenCorpus
{
    static readonly Lazy<Twins.Twins> _other = new(() => Twins.Twins.OfCorpus(Configuration.Named(Configuration.ThisOne == "Debug" ? "Release" : "Debug")));

    internal static Assembly Woven { get; } = typeof(SynchronousCases).Assembly;

    internal static Assembly Unwoven { get; } = Assembly.Load("AutomagikTelemetry.Corpus.Unwoven");

    /// <summary>A public static method of a class in Corpus/Cases each, by class and method.</summary>
    internal static IReadOnlyList<(string Type, string Method)> Cases { get; } = [.. Woven.GetTypes()
        .Where(type => type is { Namespace: "AutomagikTelemetry.Corpus.Cases", IsPublic: true, IsAbstract: true, IsSealed: true })
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Select(method => (method.DeclaringType!.Name, method.Name))];

    internal static (Assembly Unwoven, Assembly Woven) Of(string level) =>
        level == Configuration.ThisOne ? (Unwoven, Woven) : (_other.Value.Unwoven, _other.Value.Woven);

    /// <summary>Runs a case and answers what it saw.</summary>
    internal static async Task<string> Run(Assembly assembly, string type, string method)
    {
        var result = assembly.GetType($"AutomagikTelemetry.Corpus.Cases.{type}", throwOnError: true)!.GetMethod(method)!.Invoke(null, null);
        return result is Task<string> task ? await task : (string)result!;
    }
}
