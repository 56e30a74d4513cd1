namespace AutomagikTelemetry.Client.Options;

/// <summary>The smallest and the largest value of an option.</summary>
/// <remarks>Not generic, as nothing that reads settings is: docs/decisions/0101-settings-are-not-generic.md.</remarks>
sealed record Bounds(IComparable Minimum, IComparable Maximum)
{
    public bool Contain(IComparable value) => value.CompareTo(Minimum) >= 0 && value.CompareTo(Maximum) <= 0;
}
