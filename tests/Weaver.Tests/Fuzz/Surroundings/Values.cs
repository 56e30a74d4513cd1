namespace Surroundings;

public enum Colour
{
    Red,
    Green,
    Blue,
}

public interface IShape
{
    int Area();
}

/// <summary>A reference type with members for paths.</summary>
public sealed class Node : IShape
{
    public Node()
        : this(1)
    {
    }

    public Node(int number) => (Number, Next) = (number, number > 1 ? new Node(number - 1) : null);

    public int Number { get; set; }

    public Node? Next { get; set; }

    public string Text => $"n{Number}";

    public Pair Pair => new(Number, Number + 1);

    public string Hostile => throw new HostileException("getter");

    public int Area() => Trace.Log(1, Number);

    public override string ToString() => $"Node({Number})";
}

/// <summary>A value type with members for paths.</summary>
public record struct Pair(int Left, int Right) : IShape
{
    public readonly int Sum => Left + Right;

    public int Area() => Trace.Log(2, ++Left * Right);
}

public class HostileException(string message) : Exception(message);

public sealed class WorseException(string message) : HostileException(message)
{
    public int Code => Message.Length;
}

/// <summary>Says when it is disposed of, and may fail to.</summary>
public sealed class Scope(int place, bool isHostile = false) : IDisposable, IAsyncDisposable
{
    public void Dispose()
    {
        Trace.Say($"{place}: disposed");
        if (isHostile)
            throw new WorseException("dispose");
    }

    public async ValueTask DisposeAsync()
    {
        await Turns.Next();
        Dispose();
    }
}
