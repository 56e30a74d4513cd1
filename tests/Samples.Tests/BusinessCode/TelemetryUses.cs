using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutomagikTelemetry.Samples.Tests.BusinessCode;

/// <summary>Finds where code speaks to telemetry instead of being tagged: it uses a type of ours other than attributes and their enums, or .NET's activities and meters.</summary>
static class TelemetryUses
{
    /// <summary>The one class that may, beside the top-level statements of Program.cs.</summary>
    const string SetUp = "TelemetrySetup";

    /// <summary>Each as file, line and code.</summary>
    public static IReadOnlyList<string> In(CSharpCompilation compilation) =>
        [.. compilation.SyntaxTrees.SelectMany(tree => In(compilation.GetSemanticModel(tree), tree)).Distinct()];

    static IEnumerable<string> In(SemanticModel model, SyntaxTree tree) =>
        from expression in tree.GetRoot().DescendantNodes(node => node is not UsingDirectiveSyntax).OfType<ExpressionSyntax>()
        where !IsSetUp(expression) && IsTelemetry(model, expression)
        let line = tree.GetLineSpan(expression.Span).StartLinePosition.Line
        select $"{tree.FilePath}({line + 1}): {tree.GetText().Lines[line].ToString().Trim()}";

    static bool IsSetUp(SyntaxNode node) => node.Ancestors().Any(ancestor => ancestor switch
    {
        GlobalStatementSyntax => node.SyntaxTree.FilePath == "Program.cs",
        TypeDeclarationSyntax type => type.Identifier.ValueText == SetUp,
        _ => false,
    });

    static bool IsTelemetry(SemanticModel model, ExpressionSyntax expression)
    {
        var symbol = model.GetSymbolInfo(expression).Symbol ?? model.GetMemberGroup(expression).FirstOrDefault();
        return IsTelemetry(symbol as ITypeSymbol ?? symbol?.ContainingType) || IsTelemetry(model.GetTypeInfo(expression).Type);
    }

    static bool IsTelemetry(ITypeSymbol? type)
    {
        if (type is null or ITypeParameterSymbol)
            return false;
        if (type.ContainingAssembly?.Name is { } assembly && (assembly == "AutomagikTelemetry" || assembly.StartsWith("AutomagikTelemetry.", StringComparison.Ordinal)))
            return type.TypeKind != TypeKind.Enum && !IsAttribute(type);

        return type.ContainingNamespace?.ToDisplayString() switch
        {
            "System.Diagnostics" => type.Name.StartsWith("Activity", StringComparison.Ordinal) || type.Name.StartsWith("Diagnostic", StringComparison.Ordinal),
            "System.Diagnostics.Metrics" => true,
            _ => IsTelemetry(type.BaseType),
        };
    }

    static bool IsAttribute(ITypeSymbol? type) => type is not null && (type.ToDisplayString() == "System.Attribute" || IsAttribute(type.BaseType));
}
