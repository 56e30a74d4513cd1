using AutomagikTelemetry.Weaving;
using Mono.Cecil;

namespace AutomagikTelemetry.Weaver.Tests.Contract;

/// <summary>Woven assemblies bind to these members for years: lines may be added to the approved file, none may be changed or go.</summary>
public class TheWeavingSurface
{
    [Fact]
    public void IsTheApprovedOne() =>
        Members(typeof(Operation).Assembly.Location).ShouldMatchApproved(configuration => configuration.NoDiff());

    [Fact]
    public void IsTheSameForPortableLibraries() =>
        Members(Path.Combine(AppContext.BaseDirectory, "Framework", "AutomagikTelemetry.dll")).ShouldBe(Members(typeof(Operation).Assembly.Location));

    static string Members(string file)
    {
        using var module = ModuleDefinition.ReadModule(file);
        var types = module.Types.Where(type => type.IsPublic && type.Namespace == "AutomagikTelemetry.Weaving").OrderBy(type => type.FullName, StringComparer.Ordinal);
        return string.Join("\n", types.SelectMany(type => Members(type).Order(StringComparer.Ordinal).Prepend(Kind(type)))) + "\n";
    }

    static string Kind(TypeDefinition type) =>
        $"{(type.IsValueType ? "struct" : type.IsAbstract && type.IsSealed ? "static class" : type.IsSealed ? "sealed class" : type.IsInterface ? "interface" : "class")} {type.FullName}";

    static IEnumerable<string> Members(TypeDefinition type) =>
    [
        .. type.Methods.Where(method => method.IsPublic).Select(method => $"    {(method.IsStatic ? "static " : "")}{method.FullName}{Generics(method)}"),
        .. type.Fields.Where(field => field.IsPublic).Select(field => $"    {field.FullName}"),
        .. type.NestedTypes.Where(nested => nested.IsNestedPublic).Select(nested => $"    {nested.FullName}"),
    ];

    static string Generics(MethodDefinition method) =>
        method.HasGenericParameters ? $" of {string.Join(", ", method.GenericParameters.Select(parameter => $"{parameter.Name} {parameter.Attributes} {string.Join(" ", parameter.Constraints.Select(constraint => constraint.ConstraintType.FullName))}".TrimEnd()))}" : "";
}
