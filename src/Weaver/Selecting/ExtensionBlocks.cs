using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Selecting;

/// <summary>
/// C#'s <c>extension(string text) { ... }</c>. The compiler puts each member into the static class as a method, which is the one that is called, and
/// once more into a nested class that only says how the block looks: nobody ever calls that.
/// </summary>
static class ExtensionBlocks
{
    internal static bool IsOne(TypeDefinition type) =>
        type.IsSpecialName && type.Name.StartsWith("<G>$", StringComparison.Ordinal);

    /// <summary>It is not marked as one, as the accessors of ordinary properties are.</summary>
    internal static bool IsAccessor(MethodDefinition method) =>
        (method.Name.StartsWith("get_", StringComparison.Ordinal) || method.Name.StartsWith("set_", StringComparison.Ordinal))
        && method.DeclaringType.NestedTypes.Any(type => IsOne(type) && type.Properties.Any(property => property.Name == method.Name.Substring(4)));
}
