using AutomagikTelemetry.Fody.Configuration;
using AutomagikTelemetry.Fody.Selecting;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Emitting;

/// <summary>Bakes the project's name, version and endpoint into a program. A library gets none: it never starts telemetry in its host.</summary>
sealed class ProjectAttributeEmitter(ModuleDefinition module, Settings settings)
{
    /// <summary>Adds <c>[assembly: TelemetryProject("hive", "1.0.0", Endpoint = "...", Consent = "...")]</c>, unless the user wrote one.</summary>
    internal void Emit()
    {
        if (TrackingAttributes.Has(module.Assembly, KnownNames.Attributes.TelemetryProject))
            return;

        var text = module.TypeSystem.String;
        var type = new RuntimeReferences(module).Runtime("TelemetryProjectAttribute");
        var attribute = new CustomAttribute(RuntimeReferences.Instance(type, ".ctor", module.TypeSystem.Void, text, text))
        {
            ConstructorArguments =
            {
                new CustomAttributeArgument(text, settings.ProjectName ?? module.Assembly.Name.Name),
                new CustomAttributeArgument(text, settings.ProjectVersion),
            },
        };
        Add("Endpoint", settings.Endpoint);
        Add("Consent", settings.Consent);
        module.Assembly.CustomAttributes.Add(attribute);

        void Add(string property, string? value)
        {
            if (value is not null)
                attribute.Properties.Add(new CustomAttributeNamedArgument(property, new CustomAttributeArgument(text, value)));
        }
    }
}
