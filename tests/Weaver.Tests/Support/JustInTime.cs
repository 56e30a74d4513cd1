using System.Reflection;
using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Weaver.Tests.Support;

/// <summary>The just-in-time compiler, the strictest reader of IL that there is on every machine.</summary>
static class JustInTime
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>How it took each method of an assembly.</summary>
    internal static Dictionary<string, string> Outcomes(Assembly assembly) => assembly.GetTypes()
        .SelectMany(type => type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)))
        .Where(method => !method.IsAbstract && (method.MethodImplementationFlags & MethodImplAttributes.Runtime) == 0)
        .SelectMany(Outcomes)
        .ToDictionary();

    /// <summary>It takes each method of an assembly, and in each instantiation each method of the woven one that it takes in the unwoven one.</summary>
    internal static void ShouldCompileAlike(Assembly unwoven, Assembly woven)
    {
        var (expected, actual) = (Outcomes(unwoven), Outcomes(woven));
        expected.Values.Distinct().ShouldBe(["compiled"]);
        actual.Where(outcome => expected.ContainsKey(outcome.Key)).ShouldBe(expected, ignoreOrder: true);
        actual.Values.Distinct().ShouldBe(["compiled"]);
    }

    static IEnumerable<KeyValuePair<string, string>> Outcomes(MethodBase method)
    {
        foreach (var arguments in TypeArguments.For(method))
            yield return KeyValuePair.Create($"{method.DeclaringType}.{method} of {string.Join(", ", arguments.Select(argument => argument.ToString()))}", Outcome(method, arguments));
    }

    static string Outcome(MethodBase method, IReadOnlyList<Type> arguments)
    {
        try
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle, arguments.Count == 0 ? null : [.. arguments.Select(argument => argument.TypeHandle)]);
            return "compiled";
        }
        catch (Exception exception)
        {
            return exception.GetType().Name;
        }
    }
}
