namespace AutomagikTelemetry.Weaving;

/// <summary>Where a span's code stands; see the <see href="https://opentelemetry.io/docs/specs/semconv/registry/attributes/code/">code attributes</see>.</summary>
static class CodeAttributes
{
    internal const string FunctionName = "code.function.name";
    internal const string FilePath = "code.file.path";
    internal const string LineNumber = "code.line.number";
}
