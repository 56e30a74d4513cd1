using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Checking;

/// <summary>The same program, in which each tracked method is called by one of its name that counts the call: what telemetry is to be expected, told by no weaver.</summary>
sealed class Reference : CSharpSyntaxRewriter
{
    internal static string Of(string source) => new Reference().Visit(CSharpSyntaxTree.ParseText(source).GetRoot()).ToFullString();

    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) => Members((ClassDeclarationSyntax)base.VisitClassDeclaration(node)!);

    public override SyntaxNode? VisitStructDeclaration(StructDeclarationSyntax node) => Members((StructDeclarationSyntax)base.VisitStructDeclaration(node)!);

    public override SyntaxNode? VisitInterfaceDeclaration(InterfaceDeclarationSyntax node) => Members((InterfaceDeclarationSyntax)base.VisitInterfaceDeclaration(node)!);

    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        var block = (BlockSyntax)base.VisitBlock(node)!;
        return block.WithStatements([.. block.Statements.SelectMany(statement => statement is LocalFunctionStatementSyntax function && IsTracked(function.AttributeLists)
            ? new StatementSyntax[] { function.WithIdentifier(Inner(function.Identifier)).WithAttributeLists([]), SyntaxFactory.ParseStatement(Outer(function.ToString(), function.Body!, function.Identifier.Text, function.ReturnType, function.ParameterList, null, function.AttributeLists, isStatic: true)) }
            : [statement])]);
    }

    static SyntaxNode Members(TypeDeclarationSyntax type) => type.WithMembers([.. type.Members.SelectMany(member => member is MethodDeclarationSyntax method && IsTracked(method.AttributeLists)
        ? new MemberDeclarationSyntax[]
        {
            method.WithIdentifier(Inner(method.Identifier)).WithAttributeLists([])
                .WithModifiers([.. method.Modifiers.Where(modifier => modifier.Kind() is not (SyntaxKind.PublicKeyword or SyntaxKind.VirtualKeyword))]),
            SyntaxFactory.ParseMemberDeclaration(Outer(method.ToString(), method.Body!, method.Identifier.Text, method.ReturnType, method.ParameterList, method.TypeParameterList, method.AttributeLists, method.Modifiers.Any(SyntaxKind.StaticKeyword)))!,
        }
        : [member])]);

    static bool IsTracked(SyntaxList<AttributeListSyntax> attributes) => AllOf(attributes).Any(attribute => attribute.Name.ToString().StartsWith("Track", StringComparison.Ordinal));

    static IEnumerable<AttributeSyntax> AllOf(SyntaxList<AttributeListSyntax> attributes) => attributes.SelectMany(list => list.Attributes);

    static SyntaxToken Inner(SyntaxToken name) => SyntaxFactory.Identifier(name.Text + "_");

    /// <summary>The head as it is, but for async, and a body that counts.</summary>
    static string Outer(string method, BlockSyntax body, string name, TypeSyntax type, ParameterListSyntax parameters, TypeParameterListSyntax? generic, SyntaxList<AttributeListSyntax> attributes, bool isStatic)
    {
        var head = method[..method.IndexOf(body.ToString(), StringComparison.Ordinal)].Replace("async ", "", StringComparison.Ordinal);
        var arguments = parameters.Parameters.Select(parameter => $"{string.Concat(parameter.Modifiers.Where(modifier => modifier.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword).Select(modifier => modifier.Text + " "))}{parameter.Identifier.Text}");
        var call = $"{name}_{generic}({string.Join(", ", arguments)})";
        var operation = AllOf(attributes).Single(attribute => attribute.Name.ToString().StartsWith("Track", StringComparison.Ordinal)).ArgumentList!.Arguments[0].ToString();
        var isIterator = body.DescendantNodes(node => node is not (LocalFunctionStatementSyntax or LambdaExpressionSyntax)).Any(node => node is YieldStatementSyntax);
        var text = type.ToString();
        var isTask = text.StartsWith("Task", StringComparison.Ordinal) || text.StartsWith("ValueTask", StringComparison.Ordinal) || text.StartsWith("Job", StringComparison.Ordinal);
        var isReference = text.StartsWith("ref ", StringComparison.Ordinal);
        var result = isReference ? $"{text.Replace(text.Split(' ')[^1], "var", StringComparison.Ordinal)} _result = ref {call}" : text == "void" ? call : $"var _result = {call}";
        var core = isIterator ? $"return Enumerations.Of(_call, {call});"
            : isTask ? $"return _call.Observe({call});"
            : text == "void" ? $"{result}; _call.Succeeded();"
            : $"{result}; _call.Succeeded({(text.Contains("Span", StringComparison.Ordinal) ? "" : "_result")}); return {(isReference ? "ref " : "")}_result;";
        return $$"""
            {{head}}
            {
                var _call = Surroundings.Call.{{(isIterator ? "Deferred" : "Begin")}}({{operation}});
                {{string.Join("\n", Tags(parameters, attributes))}}
                {{(isIterator ? core : $$"""try { {{core}} } catch (Exception _exception) when (_call.Failed(_exception)) { throw; } finally { _call.Leave(); }""")}}
            }
            """;
    }

    static IEnumerable<string> Tags(ParameterListSyntax parameters, SyntaxList<AttributeListSyntax> attributes)
    {
        foreach (var parameter in parameters.Parameters.Where(parameter => parameter.AttributeLists.Count > 0))
            yield return $"_call.Tag(\"{parameter.Identifier.Text}\", {parameter.Identifier.Text});";
        foreach (var attribute in AllOf(attributes))
        {
            var arguments = attribute.ArgumentList?.Arguments.Select(argument => argument.ToString()).ToList() ?? [];
            if (attribute.Name.ToString() == "TagConstant")
                yield return $"_call.Tag({arguments[0]}, {arguments[1]});";
            if (attribute.Name.ToString() != "TagFrom")
                continue;
            var path = arguments[1].Trim('"').Split('.', 2);
            yield return path[0] switch
            {
                "return" => $"_call.FromReturn({arguments[0]}, \"{path[1]}\");",
                "exception" => $"_call.FromException({arguments[0]}, \"{path[1]}\");",
                _ => $"_call.From({arguments[0]}, {path[0]}, \"{path[1]}\");",
            };
        }
    }
}
