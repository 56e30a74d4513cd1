using System.Xml;
using AutomagikTelemetry.Fody.Diagnostics;

namespace AutomagikTelemetry.Fody.Configuration;

/// <summary>Something wrong in what the build says.</summary>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Subject">The rule's {0}.</param>
/// <param name="Arguments">The rule's other arguments.</param>
sealed record SettingsFault(Rule Rule, string Subject, params object[] Arguments)
{
    /// <summary>Where it stands; 0 if that is not known.</summary>
    internal int Line { get; private init; }

    internal int Column { get; private init; }

    internal string Message => Rule.Message(Subject, Arguments);

    internal SettingsFault At(IXmlLineInfo place) => this with { Line = place.LineNumber, Column = place.LinePosition };
}
