namespace AutomagikTelemetry.Weaving;

/// <summary>The events that a tracked method reports beside those of its kind.</summary>
sealed class CallEvents(EventPlan[] plans, string[] tagNames, IReadOnlyDictionary<string, object?> constants)
{
    readonly AttributeTemplate[] _attributes = Array.ConvertAll(plans, plan => new AttributeTemplate(plan.Keys.Length == 0 ? ["*"] : plan.Keys, tagNames, constants));

    internal void Report(TelemetryClient client, Call call)
    {
        for (var i = 0; i < plans.Length; i++)
        {
            if ((plans[i].On & call.PublicOutcome) != 0)
                client.Record(new EmittedEvent(call, plans[i].Name, _attributes[i]));
        }
    }
}
