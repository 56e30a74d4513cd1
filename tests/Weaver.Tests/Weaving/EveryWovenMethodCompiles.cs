using System.Reflection;
using System.Runtime.CompilerServices;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Weaving;

/// <summary>The just-in-time compiler is the strictest reader of IL that there is on every machine.</summary>
public class EveryWovenMethodCompiles
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Fact]
    public void AsItsUnwovenTwinDoes()
    {
        var unwoven = Outcomes(WovenCorpus.Unwoven);
        var woven = Outcomes(WovenCorpus.Woven).Where(outcome => unwoven.ContainsKey(outcome.Key)).ToDictionary();

        unwoven.Count(outcome => outcome.Value == "compiled").ShouldBeGreaterThan(150);
        woven.ShouldBe(unwoven, ignoreOrder: true);
    }

    [Fact]
    public void InBulkToo() =>
        Outcomes(typeof(Bulk.Tracked).Assembly).Values.Distinct().ShouldBe(["compiled"]);

    static Dictionary<string, string> Outcomes(Assembly assembly) => assembly.GetTypes()
        .SelectMany(type => type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)))
        .Where(method => !method.IsAbstract && (method.MethodImplementationFlags & MethodImplAttributes.Runtime) == 0)
        .SelectMany(Outcomes)
        .ToDictionary();

    /// <summary>Generic ones with a reference and with a value type: shared and unshared code.</summary>
    static IEnumerable<KeyValuePair<string, string>> Outcomes(MethodBase method)
    {
        var type = method.DeclaringType!;
        var parameters = type.GetGenericArguments().Length + (method.IsGenericMethodDefinition ? method.GetGenericArguments().Length : 0);
        foreach (var argument in parameters == 0 ? [typeof(void)] : new[] { typeof(string), typeof(int) })
        {
            var arguments = parameters == 0 ? null : Enumerable.Repeat(argument.TypeHandle, parameters).ToArray();
            yield return KeyValuePair.Create($"{type}.{method} of {argument}", Outcome(method, arguments));
        }
    }

    static string Outcome(MethodBase method, RuntimeTypeHandle[]? arguments)
    {
        try
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle, arguments);
            return "compiled";
        }
        catch (Exception exception)
        {
            // For example a type argument that does not meet a constraint: the twin must have the same trouble.
            return exception.GetType().Name;
        }
    }
}
