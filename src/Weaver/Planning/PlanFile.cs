using System.Globalization;
using AutomagikTelemetry.Fody.Diagnostics;
using AutomagikTelemetry.Fody.Manifest;
using AutomagikTelemetry.Fody.Selecting;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>The plan and the diagnostics as JSON, for the MSBuild task and for people. The form is described in docs/plan-format.md.</summary>
static class PlanFile
{
    internal static void Write(string file, string assembly, IReadOnlyList<Diagnostic> diagnostics, AssemblyPlan? plan, Selection? selection, TelemetryManifest? manifest)
    {
        using var stream = File.Create(file);
        JsonText.Write(stream, json =>
        {
            json.Property("formatVersion", 1);
            json.Property("assembly", assembly);
            json.Array("diagnostics", diagnostics, diagnostic => Write(json, diagnostic));
            json.Array("vocabularies", plan?.Vocabularies ?? [], vocabulary => Write(json, vocabulary));
            json.Array("methods", plan?.Methods ?? [], method => Write(json, method));
            json.Array("skipped", selection?.Skipped ?? [], skipped =>
            {
                json.Property("function", MemberName.Of(skipped.Method));
                json.Property("reason", skipped.Reason);
            });
            ManifestFile.WritePlaces(json, manifest);
        });
    }

    static void Write(JsonText json, Diagnostic diagnostic)
    {
        json.Property("severity", diagnostic.Severity == Severity.Error ? "error" : "warning");
        json.Property("code", diagnostic.Code);
        json.Property("message", diagnostic.Message);
        json.Property("file", diagnostic.Location?.File);
        json.Property("line", diagnostic.Location?.Line ?? 0);
        json.Property("column", diagnostic.Location?.Column ?? 0);
        json.Property("member", diagnostic.Member);
    }

    static void Write(JsonText json, VocabularyPlan vocabulary)
    {
        json.Property("attribute", vocabulary.Attribute);
        json.Property("operationKey", vocabulary.OperationKey);
        json.Property("startEvent", vocabulary.StartEvent?.Name);
        json.Property("startKeys", string.Join(",", vocabulary.StartEvent?.Keys ?? []));
        json.Property("successEvent", vocabulary.SuccessEvent?.Name);
        json.Property("successKeys", string.Join(",", vocabulary.SuccessEvent?.Keys ?? []));
        json.Property("durationMetric", vocabulary.Duration?.Name);
        json.Property("durationUnit", vocabulary.Duration?.Unit);
        json.Property("durationKeys", string.Join(",", vocabulary.Duration?.Keys ?? []));
        json.Property("errorKeys", string.Join(",", vocabulary.ErrorKeys));
    }

    static void Write(JsonText json, MethodPlan method)
    {
        json.Property("function", $"{method.TypeName}.{method.MethodName}");
        json.Property("operation", method.OperationName);
        json.Property("attribute", method.Vocabulary?.Attribute);
        json.Property("signals", method.Signals);
        json.Property("sampleRatio", method.SampleRatio);
        json.Property("file", method.File);
        json.Property("line", method.Location?.Line ?? 0);
        json.Array("tags", method.Tags, tag => Write(json, tag));
        json.Array("metrics", method.Metrics, metric =>
        {
            json.Property("name", metric.Instrument.Name);
            json.Property("kind", metric.Instrument.Kind.ToString());
            json.Property("unit", metric.Instrument.Unit);
            json.Property("on", metric.On);
            json.Property("path", metric.Path?.Text);
            json.Property("tags", string.Join(",", metric.Tags.Select(tag => method.Tags[tag].Name)));
        });
        json.Array("events", method.Events, one =>
        {
            json.Property("name", one.Name);
            json.Property("on", one.On);
            json.Property("keys", string.Join(",", one.Keys));
        });
    }

    static void Write(JsonText json, TagPlan tag)
    {
        json.Property("name", tag.Name);
        json.Property("privacy", tag.Privacy.ToString());
        switch (tag)
        {
            case ArgumentTag argument:
                json.Property("parameter", argument.Parameter.Name);
                json.Property("type", argument.Type.Kind.ToString());
                break;
            case PathTag { Path: var path }:
                json.Property("path", path.Text);
                json.Property("type", path.Type.Kind.ToString());
                break;
            case ConstantTag constant:
                json.Property("constant", Convert.ToString(constant.Value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
