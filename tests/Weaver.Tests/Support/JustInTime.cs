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
