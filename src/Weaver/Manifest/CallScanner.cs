using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Fody.Manifest;

/// <summary>Finds what the program's own code sends by calls of <c>Telemetry</c>, <c>TelemetryClient</c> and <c>Telemetry.Current</c>.</summary>
sealed class CallScanner(ModuleDefinition module, SourceRoot sourceRoot)
{
    const string Call = "call";
    const int Severity = 1;

    static readonly HashSet<string> Types = [KnownNames.Types.Telemetry, KnownNames.Types.TelemetryClient, KnownNames.Types.CurrentCall];
    static readonly HashSet<string> Methods = ["TrackEvent", "TrackMetric", "TrackError", "TrackLog", "TrackLifetime", "Tag"];
    static readonly string[] MetricKinds = ["gauge", "counter", "histogram"];

    /// <summary>Every such call. The bodies are not looked at where nothing refers to these methods.</summary>
    internal IReadOnlyList<SentRecord> Scan() =>
        module.GetMemberReferences().Any(IsOurs)
            ? [.. module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody).SelectMany(Scan)]
            : [];

    static bool IsOurs(object? operand) => operand is MethodReference method && Methods.Contains(method.Name) && Types.Contains(method.DeclaringType.FullName);

    IEnumerable<SentRecord> Scan(MethodDefinition method)
    {
        StackDepths? stack = null;
        foreach (var instruction in method.Body.Instructions)
        {
            if (!IsOurs(instruction.Operand))
                continue;

            stack ??= new StackDepths(method.Body);
            var called = new CalledMethod(stack, instruction);
            var location = At(method, instruction);
            foreach (var record in Records(called))
                yield return record with { Member = Member(method), File = location is null ? null : sourceRoot.Relative(location.File), Location = location };
        }
    }

    static IEnumerable<SentRecord> Records(CalledMethod called)
    {
        switch (called.Name)
        {
            case "TrackEvent":
                yield return Record(Signal.Event, called.Text(0) ?? SentAttribute.AnyName, called.Attributes(1));
                break;
            case "TrackMetric":
                yield return Record(Signal.Metric, called.Text(0) ?? SentAttribute.AnyName, [new("(value)", "number", Call, SentAttribute.Plain), .. called.Attributes(3)]) with
                {
                    Kind = called.Number(2) is >= 0 and < 3 and var kind ? MetricKinds[kind] : SentAttribute.AnyName,
                    Unit = called.IsNull(4) ? null : called.Text(4) ?? SentAttribute.AnyName,
                };
                break;
            case "TrackError":
                yield return Record(Signal.Event, ProductAttributes.ErrorEvent, called.Attributes(1));
                break;
            case "TrackLog":
                var message = called.Text(0) is { } literal ? "constant " + literal : Call;
                yield return Record(Signal.Log, "log line", [new("(message)", SentAttribute.Text, message, SentAttribute.Scrub), .. called.Attributes(Severity + 1)]);
                break;
            case "TrackLifetime":
                var name = called.Text(0) ?? SentAttribute.AnyName;
                yield return Record(Signal.Event, name + ".started", [ProductAttributes.Version, ProductAttributes.Environment, .. called.Attributes(1)]);
                yield return Record(Signal.Event, name + ".stopped", []);
                break;
            default:
                var key = called.Text(0) ?? SentAttribute.AnyName;
                yield return Record(Signal.Tag, key, [called.LastAs(key)]);
                break;
        }
    }

    static SentRecord Record(Signal signal, string name, IReadOnlyList<SentAttribute> attributes) => new(signal, name, null, null, "", null, null, [.. attributes.Distinct()]);

    /// <summary>The method that the user wrote: a state machine stands for the method that it was made of.</summary>
    static string Member(MethodDefinition method) =>
        method.Name == "MoveNext" && method.DeclaringType.Name.StartsWith("<", StringComparison.Ordinal)
            ? $"{MemberName.TypeOf(method.DeclaringType)}.{MemberName.OfCompilerMade(method.DeclaringType.Name)}"
            : MemberName.Of(method);

    static SourceLocation? At(MethodDefinition method, Instruction instruction) =>
        method.DebugInformation.SequencePoints.LastOrDefault(point => !point.IsHidden && point.Offset <= instruction.Offset) is { } point
            ? new SourceLocation(point.Document.Url, point.StartLine, point.StartColumn)
            : SourceLocation.Of(method);
}
