namespace Surroundings;

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
