using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Checking;

/// <summary>Makes a program shorter as long as it fails in the same way: a part at a time is left out, the large ones first.</summary>
static class Shrinker
{
    const int Attempts = 300;

    internal static string Shortest(string source, Func<string, bool> fails)
    {
        var attempts = Attempts;
        var hasChanged = true;
        while (hasChanged && attempts > 0)
        {
            hasChanged = false;
            for (var part = 0; attempts > 0; attempts--)
            {
                var root = CSharpSyntaxTree.ParseText(source).GetRoot();
                var candidates = root.DescendantNodes().Where(MayGo).ToList();
                if (part >= candidates.Count)
                    break;
                if (Without(root, candidates[part]) is { } shorter && Compiles(shorter, fails))
                    (source, hasChanged) = (shorter, true);
                else
                    part++;
            }
        }

        return source;
    }

    static bool MayGo(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax { Identifier.Text: "Run" } => false,
        StatementSyntax => node.Parent is BlockSyntax or SwitchSectionSyntax,
        MethodDeclarationSyntax or TypeDeclarationSyntax => node.Parent is TypeDeclarationSyntax,
        AttributeListSyntax or CatchClauseSyntax or FinallyClauseSyntax or ElseClauseSyntax or SwitchSectionSyntax => true,
        _ => false,
    };

    static string? Without(SyntaxNode root, SyntaxNode node) => root.RemoveNode(node, SyntaxRemoveOptions.KeepNoTrivia)?.ToFullString();

    static bool Compiles(string source, Func<string, bool> fails)
    {
        try
        {
            return fails(source);
        }
        catch (ShouldAssertException)
        {
            // The compiler does not take it.
            return false;
        }
    }
}
