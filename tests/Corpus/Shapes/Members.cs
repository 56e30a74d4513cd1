using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Corpus.Shapes;

/// <summary>A member of each kind that has a body.</summary>
public partial class Members
{
    readonly int[] _items = [1, 2, 3];
    Action? _changed;

    public int this[int index]
    {
        [TrackWorkflow]
        get => _items[index];
        [TrackWorkflow]
        set => _items[index] = value;
    }

    public event Action Changed
    {
        [TrackWorkflow("add_changed")]
        add => _changed += value;
        [TrackWorkflow("remove_changed")]
        remove => _changed -= value;
    }

    public bool HasListeners => _changed is not null;

    [TrackWorkflow]
    public partial string Partial([Tag] int number);

    [TrackWorkflow]
    public static explicit operator int(Members members) => members._items.Length;

    [TrackWorkflow]
    public static bool operator true(Members members) => members._items[0] > 0;

    [TrackWorkflow]
    public static bool operator false(Members members) => members._items[0] <= 0;

    [TrackWorkflow]
    public static string operator -(Members members) => "minus " + members._items[0];
}

public partial class Members
{
    public partial string Partial(int number) => "partial " + number;
}

public readonly struct Meters(double value)
{
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Meters Plus(in Meters other) => new(value + other.Value);

    public double Value => value;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public override string ToString() => value + " m";
}

public record struct Tally(int Count)
{
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Increment() => ++Count;
}

public interface IGreeter
{
    string Greet(string name);
}

public sealed class Polite : IGreeter
{
    [TrackWorkflow]
    string IGreeter.Greet([Tag] string name) => "Dear " + name;
}

public static class Extensions
{
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Twice(this int number) => number * 2;

    extension(string text)
    {
        [TrackWorkflow]
        public string Reversed()
        {
            var characters = text.ToCharArray();
            Array.Reverse(characters);
            return new string(characters);
        }

        public int Half
        {
            [TrackWorkflow]
            get => text.Length / 2;
        }
    }
}

#if NET
/// <summary>It can hold a reference to a local: nothing of it may get to the heap.</summary>
public ref struct Cursor(Span<int> numbers)
{
    readonly Span<int> _numbers = numbers;
    ref int _current = ref numbers[0];

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void MoveTo([Tag] int index) => _current = ref _numbers[index];

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public readonly ref int Current() => ref _current;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Cursor At(scoped in int index, Span<int> numbers)
    {
        var cursor = new Cursor(numbers);
        cursor.MoveTo(index);
        return cursor;
    }
}
#endif
