using AutomagikTelemetry.Fody.Diagnostics;
using AutomagikTelemetry.Fody.Selecting;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>Makes the events that a method reports beside those of its kind.</summary>
sealed class EmittedEventPlanner(DiagnosticLog log)
{
    const int Success = 1;

    /// <summary>What an event can carry too, though it stands on the span already.</summary>
    static readonly string[] KnownToAll = ["*", "code.function.name", "code.file.path", "code.line.number"];

    readonly NameCheck _names = new(log);

    internal IReadOnlyList<EmittedEventPlan> Plan(MethodDefinition method, IReadOnlyList<TagPlan> tags, string? operationKey)
    {
        var events = TrackingAttributes.All(method, KnownNames.Attributes.EmitEvent)
            .Select(attribute => new EmittedEventPlan(VocabularyReader.Text(attribute, 0), TrackingAttributes.Property(attribute, "On") as int? ?? Success, VocabularyReader.Keys(attribute, 1)))
            .ToList();
        if (events.Count == 0)
            return events;

        string[] known = [.. tags.Select(tag => tag.Name), .. operationKey is null ? [] : new[] { operationKey }, "cli"];
        foreach (var emitted in events)
        {
            _names.Event(MemberName.Of(method), SourceLocation.Of(method), emitted.Name);
            foreach (var key in emitted.Keys.Where(key => !known.Contains(key) && !KnownToAll.Contains(key)))
                log.Add(Severity.Warning, Rule.EventKey, method, emitted.Name, key, string.Join(", ", known));
        }

        return events;
    }
}
