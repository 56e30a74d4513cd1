namespace AutomagikTelemetry.Client;

/// <summary>The smallest and the largest value of an option.</summary>
readonly record struct Bounds<T>(T Minimum, T Maximum)
    where T : struct, IComparable<T>
{
    public bool Contain(T value) => value.CompareTo(Minimum) >= 0 && value.CompareTo(Maximum) <= 0;
}
