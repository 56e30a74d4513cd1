namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;

/// <summary>All that is random in a program comes from its seed.</summary>
sealed class Dice(int seed)
{
    readonly Random _random = new(seed);
    int _names;

    internal int Below(int end) => _random.Next(end);

    internal int Between(int first, int last) => _random.Next(first, last + 1);

    internal bool OneIn(int chances) => _random.Next(chances) == 0;

    internal T Of<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    internal T In<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    /// <summary>One that nothing else in the program has.</summary>
    internal string Name(string prefix) => $"{prefix}{_names++}";

    internal int Place() => _names++;
}
