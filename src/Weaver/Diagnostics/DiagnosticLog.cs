using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Diagnostics;

/// <summary>Collects what the weaver has to say, in the order in which it was found.</summary>
sealed class DiagnosticLog
{
    readonly List<Diagnostic> _diagnostics = [];

    internal IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    internal bool HasErrors => _diagnostics.Exists(diagnostic => diagnostic.Severity == Severity.Error);

    internal void Add(Severity severity, Rule rule, MethodDefinition method, params object[] arguments) =>
        Add(severity, rule, MemberName.Of(method), SourceLocation.Of(method), arguments);

    internal void Add(Severity severity, Rule rule, string member, SourceLocation? location, params object[] arguments) =>
        _diagnostics.Add(new Diagnostic(severity, rule.Code, rule.Message(member, arguments), member, location));

    /// <summary>A defect of the weaver, or an assembly that no compiler makes, met at this method.</summary>
    internal void AddFailure(MethodDefinition method, Exception exception) =>
        AddFailure(MemberName.Of(method), SourceLocation.Of(method), exception);

    /// <summary>The same, met at something else than a method.</summary>
    internal void AddFailure(string subject, SourceLocation? location, Exception exception) =>
        Add(Severity.Error, Rule.WeavingFailed, subject, location, $"{exception.GetType().Name}: {exception.Message.TrimEnd('.')}");
}
