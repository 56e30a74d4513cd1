namespace AutomagikTelemetry;

/// <summary>Reports a parameter of a tracked method: its value at entry becomes an attribute of the span and of the events whose vocabulary lists it.</summary>
/// <remarks>
/// Numbers, <see cref="bool"/>, <see cref="char"/>, <see cref="string"/>, enums, <see cref="Guid"/>, dates, <see cref="TimeSpan"/>,
/// <see cref="Uri"/>, nullable ones and arrays of these, passed by value or by reference; anything else is an error of the weaver. A
/// <see langword="null"/> is not reported. Nothing that is not tagged is ever captured.
/// <see cref="Privacy"/> says what becomes of a value; without a word every value passes the sanitiser: a name that speaks of a secret drops
/// it, and strings are cut to 500 characters.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TagAttribute : Attribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="name">The key to report it under. Default: the parameter's name in snake_case.</param>
    public TagAttribute(string? name = null) => Name = name;

    /// <summary>The key to report it under, or <see langword="null"/> for the parameter's name in snake_case.</summary>
    public string? Name { get; }

    /// <summary>What becomes of the value before anybody sees it (Default: <see cref="TagPrivacy.Scrub"/>). It goes with the tag wherever it is reported: on span, events and metrics.</summary>
    public TagPrivacy Privacy { get; set; }
}
