using System.Reflection;
using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Foreign.Tests.App;

/// <summary>Has the just-in-time compiler take every method of an assembly: it is the strictest reader of IL that there is on every machine.</summary>
/// <remarks>What cannot be prepared is told too: the lists of a woven and an unwoven assembly are compared, not counts of errors.</remarks>
static class Preparation
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    internal static IEnumerable<string> Outcomes(string assembly)
    {
        var types = Types(Assembly.Load(assembly));
        return types.SelectMany(type => type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)))
            .Where(method => !method.IsAbstract && (method.MethodImplementationFlags & (MethodImplAttributes.Runtime | MethodImplAttributes.InternalCall)) == 0)
            .SelectMany(method => Outcomes(method, types));
    }

    static List<Type> Types(Assembly assembly)
    {
        try
        {
            return Sorted(assembly.GetTypes());
        }
        catch (ReflectionTypeLoadException exception)
        {
            return Sorted(exception.Types.OfType<Type>());
        }
    }

    /// <summary>Weaving may move types about in the metadata, and each generic is to get the same arguments.</summary>
    static List<Type> Sorted(IEnumerable<Type> types) => [.. types.OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>Generic ones with a reference type, with a value type, and with types that meet the constraints: shared and unshared code.</summary>
    static IEnumerable<string> Outcomes(MethodBase method, List<Type> types)
    {
        Type[] parameters = [.. method.DeclaringType!.GetGenericArguments(), .. method.IsGenericMethodDefinition ? method.GetGenericArguments() : []];
        Type[][] instantiations = parameters.Length == 0
            ? [[]]
            : [[.. parameters.Select(_ => typeof(string))], [.. parameters.Select(_ => typeof(int))], [.. parameters.Select(parameter => Fitting(parameter, types))]];
        foreach (var arguments in instantiations)
            yield return $"{method.DeclaringType}::{method} of {string.Join(",", arguments.Select(argument => argument.ToString()))}: {Outcome(method, arguments)}";
    }

    static Type Fitting(Type parameter, List<Type> types)
    {
        var attributes = parameter.GenericParameterAttributes;
        var constraints = parameter.GetGenericParameterConstraints().Where(constraint => !constraint.ContainsGenericParameters).ToList();
        Type[] common = [typeof(object), typeof(DayOfWeek), typeof(int), typeof(string), typeof(List<int>)];
        return common.Concat(types).FirstOrDefault(type =>
            !type.IsAbstract && !type.ContainsGenericParameters && !type.IsByRefLike
            && constraints.TrueForAll(constraint => constraint.IsAssignableFrom(type))
            && ((attributes & GenericParameterAttributes.NotNullableValueTypeConstraint) == 0 || type.IsValueType)
            && ((attributes & GenericParameterAttributes.ReferenceTypeConstraint) == 0 || !type.IsValueType)
            && ((attributes & GenericParameterAttributes.DefaultConstructorConstraint) == 0 || type.IsValueType || type.GetConstructor(Type.EmptyTypes) is not null)) ?? typeof(object);
    }

    static string Outcome(MethodBase method, Type[] arguments)
    {
        try
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle, arguments.Length == 0 ? null : [.. arguments.Select(argument => argument.TypeHandle)]);
            return "compiled";
        }
        catch (Exception exception)
        {
            return exception.GetType().Name;
        }
    }
}
