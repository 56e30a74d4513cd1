using System.Text.RegularExpressions;
using AutomagikTelemetry.Fody.Diagnostics;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>Finds names that a collector or an OpenTelemetry SDK would refuse without a word to whom gave them.</summary>
sealed class NameCheck(DiagnosticLog log)
{
    /// <summary>https://opentelemetry.io/docs/specs/otel/metrics/api/#instrument-name-syntax</summary>
    static readonly Regex Instrument = new("^[A-Za-z][A-Za-z0-9_./-]{0,254}$");

    readonly HashSet<CustomAttribute> _badOperations = [];

    /// <summary>One that is none is told once for each attribute: where it stands on a type, at the first method that it tracks.</summary>
    internal void Operation(MethodDefinition method, CustomAttribute attribute, string? name)
    {
        if (IsEmpty(name) && _badOperations.Add(attribute))
            log.Add(Severity.Error, Rule.NoName, method, "The operation", name!, "leave the name out, and it is the method's");
    }

    internal void Tag(MethodDefinition method, string name) => NotEmpty(MemberName.Of(method), SourceLocation.Of(method), "The tag", name);

    internal void Event(string member, SourceLocation? location, string name) => NotEmpty(member, location, "The event", name);

    internal void Metric(string member, SourceLocation? location, string name)
    {
        if (!Instrument.IsMatch(name))
            log.Add(Severity.Error, Rule.NoName, member, location, "The metric", name, "a metric's name begins with one of the letters A to Z and goes on with these, digits, '_', '.', '-' and '/', 255 at most");
    }

    void NotEmpty(string member, SourceLocation? location, string what, string name)
    {
        if (IsEmpty(name))
            log.Add(Severity.Error, Rule.NoName, member, location, what, name, "a name is not empty");
    }

    static bool IsEmpty(string? name) => name is not null && name.Trim().Length == 0;
}
