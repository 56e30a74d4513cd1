namespace AutomagikTelemetry.Fody.Manifest;

/// <summary>A value that is sent with something.</summary>
/// <param name="Name">Its key; <see cref="AnyName"/> for keys that only a run can tell.</param>
/// <param name="Type">What is sent, in plain words.</param>
/// <param name="From">Where it comes from: a parameter, a path, a constant, the exception and so on.</param>
/// <param name="Privacy">What becomes of it before it is sent: <c>scrub</c>, <c>plain</c>, <c>hash</c> or <c>presence</c>.</param>
sealed record SentAttribute(string Name, string Type, string From, string Privacy) : IComparable<SentAttribute>
{
    internal const string AnyName = "*";
    internal const string AnyType = "any";
    internal const string Text = "string";
    internal const string WholeNumber = "integer";
    internal const string TrueOrFalse = "boolean";
    internal const string Scrub = "scrub";
    internal const string Plain = "plain";

    /// <summary>By name first.</summary>
    public int CompareTo(SentAttribute? other)
    {
        if (other is null)
            return 1;
        var order = string.CompareOrdinal(Name, other.Name);
        if (order == 0)
            order = string.CompareOrdinal(Type, other.Type);
        if (order == 0)
            order = string.CompareOrdinal(From, other.From);
        return order == 0 ? string.CompareOrdinal(Privacy, other.Privacy) : order;
    }
}
