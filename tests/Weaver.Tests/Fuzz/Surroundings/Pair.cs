namespace Surroundings;

/// <summary>A value type with members for paths.</summary>
public record struct Pair(int Left, int Right) : IShape
{
    public readonly int Sum => Left + Right;

    public int Area() => Trace.Log(2, ++Left * Right);
}
