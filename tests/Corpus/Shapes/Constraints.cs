using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Corpus.Shapes;

public interface ILinked<T>
    where T : ILinked<T>
{
    T? Next { get; }
}

public sealed class Node(int number, Node? next) : ILinked<Node>
{
    public int Number => number;

    public Node? Next => next;
}

/// <summary>A type parameter of each kind of constraint.</summary>
public static class Constraints
{
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T? Class<T>(T? value)
        where T : class => value ?? default;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Struct<T>(T? value)
        where T : struct => value.GetValueOrDefault();

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static unsafe int Unmanaged<T>(T value)
        where T : unmanaged => sizeof(T);

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int NotNull<T>(T value)
        where T : notnull => value.GetHashCode();

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T New<T>()
        where T : new() => new();

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string BaseClass<T>(T value)
        where T : Exception => value.Message;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Interface<T>(T a, T b)
        where T : IComparable<T>, IEquatable<T> => a.Equals(b) ? 0 : a.CompareTo(b);

    /// <summary>The interface speaks of the parameter itself.</summary>
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Self<T>(T? first)
        where T : class, ILinked<T>
    {
        var count = 0;
        for (var node = first; node is not null; node = node.Next)
            count++;
        return count;
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TBase OtherParameter<T, TBase>(T value)
        where T : TBase => value;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string Enumeration<T>([Tag("day")] DayOfWeek day, T value)
        where T : struct, Enum => $"{day} {value}";

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Delegate<T>(T? function)
        where T : Delegate => function is null ? 0 : function.GetInvocationList().Length;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task<TValue> Async<TKey, TValue>(Dictionary<TKey, TValue> dictionary, TKey key)
        where TKey : notnull, IEquatable<TKey>
        where TValue : class, new()
    {
        await Task.Yield();
        return dictionary.TryGetValue(key, out var value) ? value : new TValue();
    }

#if NET
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T RefStruct<T>(T value)
        where T : allows ref struct => value;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T StaticAbstract<T>(int sides)
        where T : IPolygon<T> => T.Of(sides);
#endif
}

#if NET
public interface IPolygon<TSelf>
    where TSelf : IPolygon<TSelf>
{
    static abstract TSelf Of(int sides);

    [TrackWorkflow]
    static virtual string Describe(TSelf polygon) => "a polygon: " + polygon;
}

public readonly record struct Square(int Side) : IPolygon<Square>
{
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Square Of([Tag] int sides) => new(sides);

    public static string Describe<T>(T polygon)
        where T : IPolygon<T> => T.Describe(polygon);
}
#endif
