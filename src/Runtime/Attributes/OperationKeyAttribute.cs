namespace AutomagikTelemetry;

/// <summary>On a subclass of <see cref="TrackAttribute"/>: the key under which the operation's name is reported.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OperationKeyAttribute : Attribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="key">For example <c>command</c>: then <c>command=spawn</c> is reported wherever the vocabulary lists <c>command</c>.</param>
    public OperationKeyAttribute(string key) => Key = key;

    /// <summary>The key.</summary>
    public string Key { get; }
}
