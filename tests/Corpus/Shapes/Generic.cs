using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Corpus.Shapes;

public interface IShape<out T>
{
    T Made();

#if NET
    [TrackWorkflow]
    string Default() => "default of " + Made();
#endif
}

/// <summary>Generic methods and types, structs, records, and interface members.</summary>
public class Generic<T>(T value) : IShape<T>
    where T : notnull
{
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public virtual T Value() => value;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public TResult Map<TResult>(Func<T, TResult> map)
        where TResult : class => map(value);

#if NET
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TNumber Add<TNumber>(TNumber a, TNumber b)
        where TNumber : struct, System.Numerics.INumber<TNumber> => a + b;
#endif

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public async Task<(T, TOther)> PairAsync<TOther>(TOther other)
    {
        await Task.Yield();
        return (value, other);
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    T IShape<T>.Made() => value;

    public class Nested<TKey>
        where TKey : notnull
    {
        [TrackWorkflow]
        [MethodImpl(MethodImplOptions.NoInlining)]
        public Dictionary<TKey, T> One(TKey key, T one) => new() { [key] = one };
    }
}

public sealed class Derived(string value) : Generic<string>(value)
{
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public override string Value() => "derived " + base.Value();
}

public struct Counter
{
    int _count;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Increment() => ++_count;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public readonly int Read() => _count;
}

public record Point(int X, int Y)
{
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Point Move(int x) => this with { X = X + x };

    public int Sum
    {
        [TrackWorkflow]
        [MethodImpl(MethodImplOptions.NoInlining)]
        get => X + Y;
    }

    public int Initialised
    {
        get;
        [TrackWorkflow]
        init => field = value + 1;
    }

    [TrackWorkflow]
    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);
}
