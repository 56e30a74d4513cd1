using System.Reflection;
using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Weaver.Tests.Support;

/// <summary>What a generic method is compiled with: reference types share their code, each value type has its own.</summary>
static class TypeArguments
{
    static readonly Type[] _common =
        [typeof(string), typeof(int), typeof(object), typeof(double), typeof(Action), typeof(DayOfWeek), typeof(List<int>), typeof(Exception), typeof(KeyValuePair<string, int>), typeof(TaskAwaiter), typeof(Machine), typeof(ValueMachine), typeof(Span<byte>)];

    /// <summary>Arguments that meet the constraints: reference types, value types, and of both where it has to be both; one empty list for a method that is not generic.</summary>
    internal static IEnumerable<IReadOnlyList<Type>> For(MethodBase method)
    {
        Type[] parameters = [.. method.DeclaringType!.GetGenericArguments(), .. method.IsGenericMethodDefinition ? method.GetGenericArguments() : []];
        if (parameters.Length == 0)
            return [[]];

        Type[] own = [.. method.DeclaringType.Assembly.GetTypes()
            .Where(candidate => candidate is { ContainsGenericParameters: false, IsAbstract: false } && !candidate.FullName!.Contains('<', StringComparison.Ordinal))
            .OrderBy(candidate => candidate.FullName, StringComparer.Ordinal)];
        List<Type[]> fitting = [.. parameters.Select(parameter => _common.Concat(own).Where(type => Fits(type, parameter)).ToArray())];
        List<IReadOnlyList<Type>?> found = [First(type => !type.IsValueType), First(type => type.IsValueType)];
        if (found.TrueForAll(arguments => arguments is null))
            found = [First(_ => true)];
        found.RemoveAll(arguments => arguments is null);
        found.ShouldNotBeEmpty($"no type here meets the constraints of {method.DeclaringType}.{method}");
        return found!;

        IReadOnlyList<Type>? First(Func<Type, bool> isWanted) =>
            Combinations([.. fitting.Select(types => types.Where(isWanted))]).Take(200).FirstOrDefault(arguments => Fit(method, arguments));
    }

    /// <summary>As far as one parameter's constraints name no other.</summary>
    static bool Fits(Type type, Type parameter)
    {
        var attributes = parameter.GenericParameterAttributes;
        return parameter.GetGenericParameterConstraints().Where(constraint => !constraint.ContainsGenericParameters).All(constraint => constraint.IsAssignableFrom(type))
            && (!attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint) || type.IsValueType)
            && (!attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) || !type.IsValueType)
            && (attributes.HasFlag(GenericParameterAttributes.AllowByRefLike) || !type.IsByRefLike);
    }

    static IEnumerable<Type[]> Combinations(IReadOnlyList<IEnumerable<Type>> candidates) => candidates.Count == 0
        ? [[]]
        : candidates[0].SelectMany(_ => Combinations([.. candidates.Skip(1)]), (first, others) => (Type[])[first, .. others]);

    /// <summary>As the runtime itself sees it.</summary>
    static bool Fit(MethodBase method, Type[] arguments)
    {
        try
        {
            var type = method.DeclaringType!;
            var ofType = type.GetGenericArguments().Length;
            if (ofType > 0)
                type = type.MakeGenericType(arguments[..ofType]);
            if (method.IsGenericMethodDefinition)
                ((MethodInfo)MethodBase.GetMethodFromHandle(method.MethodHandle, type.TypeHandle)!).MakeGenericMethod(arguments[ofType..]);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or TypeLoadException)
        {
            return false;
        }
    }

    /// <summary>What builders of async methods are given.</summary>
    sealed class Machine : IAsyncStateMachine
    {
        public void MoveNext()
        {
        }

        public void SetStateMachine(IAsyncStateMachine stateMachine)
        {
        }
    }

    /// <inheritdoc cref="Machine"/>
    struct ValueMachine : IAsyncStateMachine
    {
        public readonly void MoveNext()
        {
        }

        public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
        {
        }
    }
}
