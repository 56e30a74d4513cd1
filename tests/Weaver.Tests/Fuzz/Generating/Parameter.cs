namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;

/// <param name="Modifier">ref, in, out, params or nothing.</param>
/// <param name="Type">As it is written.</param>
/// <param name="Name">As it is written.</param>
/// <param name="IsTag">Whether it has [Tag].</param>
sealed record Parameter(string Modifier, string Type, string Name, bool IsTag)
{
    internal bool IsByReference => Modifier is "ref" or "in" or "out";

    internal bool IsRefStruct => Type.Contains("Span<", StringComparison.Ordinal);

    internal string Declaration => $"{(IsTag ? "[Tag] " : "")}{(Modifier.Length > 0 ? Modifier + " " : IsRefStruct ? "scoped " : "")}{Type} {Name}";
}
