using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace AutomagikTelemetry.Foreign.Tests.App.Work;

/// <summary>The compiler compiles this repository's runtime, thousands of lines, and a program with errors; then its trees, symbols and operations are walked and rebuilt.</summary>
sealed class CompilerWork(TextWriter output) : ForeignWork(output)
{
    static readonly CSharpParseOptions _parsing = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose).WithPreprocessorSymbols("NET8_0_OR_GREATER", "NET");

    internal override void Run()
    {
        var compilation = Compilation();
        Step(() => Compile(compilation));
        Step(() => Compile(WithErrors()));
        foreach (var tree in compilation.SyntaxTrees.Append(WithErrors().SyntaxTrees.Single()))
        {
            Step(() => Walk(tree));
        }

        foreach (var tree in compilation.SyntaxTrees.Where((_, number) => number % 8 == 0).Append(WithErrors().SyntaxTrees.Single()))
            Step(() => Rebuild(tree));

        Step(() => Symbols(compilation));
        Step(() => Semantics(compilation));
        Step(() => Generate(compilation));
        Step(() => Analyze(compilation).GetAwaiter().GetResult());
        Step(Texts);
    }

    static CSharpCompilation Compilation()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Sources");
        var trees = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file), Encoding.UTF8, SourceHashAlgorithm.Sha256), _parsing, Path.GetRelativePath(folder, file)))
            .Append(CSharpSyntaxTree.ParseText("""
                global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
                global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
                """, _parsing, "Usings.cs", Encoding.UTF8));
        return CSharpCompilation.Create("Compiled", trees, References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    static CSharpCompilation WithErrors() => CSharpCompilation.Create("Wrong", [CSharpSyntaxTree.ParseText(Wrong, _parsing, "Wrong.cs", Encoding.UTF8)], References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    static IEnumerable<MetadataReference> References() =>
        Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll").Where(file => !file.Contains("Native", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => MetadataReference.CreateFromFile(file));

    void Compile(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        using var documentation = new MemoryStream();
        var result = compilation.Emit(image, symbols, documentation, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Output.WriteLine($"{compilation.AssemblyName}: {result.Success} {compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count)} lines");
        foreach (var stream in new[] { image, symbols, documentation })
            Output.WriteLine($"{stream.Length} bytes {Convert.ToHexString(SHA256.HashData(stream.ToArray()))}");

        // Methods are compiled at the same time: the order is not promised.
        foreach (var diagnostic in result.Diagnostics.Concat(compilation.GetDiagnostics()).Select(diagnostic => $"{diagnostic} {diagnostic.GetMessage()} {diagnostic.Location.GetLineSpan()}").Order(StringComparer.Ordinal))
            Output.WriteLine(diagnostic);
        compilation.Emit(new MemoryStream(), options: new EmitOptions(metadataOnly: true)).Success.ToString();
    }

    /// <summary>A visit of each kind of node, then the same text again.</summary>
    void Walk(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        var names = new StringBuilder();
        new Names(names).Visit(root);
        Output.WriteLine($"{tree.FilePath} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(names.ToString())))}");
        Output.WriteLine(new Marking().Visit(root)!.ToFullString() == root.ToFullString());
        Output.WriteLine(root.NormalizeWhitespace().ToFullString().Length);
        var (nothing, kinds) = (new Nothing(), new Kinds());
        foreach (var node in root.DescendantNodes())
        {
            nothing.Visit(node);
            _ = kinds.Visit(node);
            if (!node.IsEquivalentTo(node) || !node.GetLocation().GetLineSpan().Equals(tree.GetLineSpan(node.Span)) || root.FindNode(node.Span, getInnermostNodeForTie: true) is null)
                Output.WriteLine($"lost {node.Kind()}");
        }

        foreach (var token in root.DescendantTokens(descendIntoTrivia: true))
        {
            if (token.GetNextToken().GetPreviousToken() != token && token.Parent is not StructuredTriviaSyntax && token.GetNextToken() != default)
                Output.Write('.');
            Output.Write(token.IsKeyword() || SyntaxFacts.IsLiteralExpression(token.Kind()) || SyntaxFacts.IsPunctuation(token.Kind()) ? 'k' : SyntaxFacts.IsValidIdentifier(token.ValueText) ? 'i' : 'o');
        }

        Output.WriteLine();
        var changed = tree.WithChangedText(tree.GetText().WithChanges(new TextChange(new TextSpan(0, 0), "// first\n")));
        Output.WriteLine($"{changed.GetRoot().GetFirstToken()} {changed.GetChanges(tree).Count} {changed.GetChangedSpans(tree).Count} {changed.IsEquivalentTo(tree)} {SyntaxFactory.AreEquivalent(changed, tree, topLevel: true)}");
        var method = root.DescendantNodes().OfType<MethodDeclarationSyntax>().FirstOrDefault();
        if (method is null)
            return;

        var tracked = root.TrackNodes(method);
        tracked = tracked.InsertNodesAfter(tracked.GetCurrentNode(method)!, [method.WithIdentifier(SyntaxFactory.Identifier("Copy"))]);
        tracked = tracked.ReplaceNode(tracked.GetCurrentNode(method)!, method.WithLeadingTrivia(SyntaxFactory.Comment("// new"), SyntaxFactory.LineFeed).WithAdditionalAnnotations(new SyntaxAnnotation("kind", "data")));
        Output.WriteLine($"{tracked.GetAnnotatedNodes("kind").Count()} {tracked.ToFullString().Length} {tracked.RemoveNode(tracked.GetAnnotatedNodes("kind").First(), SyntaxRemoveOptions.KeepNoTrivia)!.ToFullString().Length}");
    }

    /// <summary>Each node is taken apart and put together again, part by part and as a whole.</summary>
    void Rebuild(SyntaxTree tree)
    {
        var differences = 0;
        var rebuilt = 0;
        foreach (var node in tree.GetRoot().DescendantNodesAndSelf(descendIntoTrivia: true))
        {
            var type = node.GetType();
            var text = node.ToFullString();
            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                if (method.IsGenericMethodDefinition || method.ReturnType != type || Arguments(method, type, node) is not { } arguments)
                    continue;
                rebuilt++;
                if (((SyntaxNode)method.Invoke(node, arguments)!).ToFullString() != text)
                    differences++;
            }

            foreach (var factory in Factories.Of(type))
            {
                if (Arguments(factory, type, node) is not { } arguments)
                    continue;
                try
                {
                    ((SyntaxNode)factory.Invoke(null, arguments)!).ToFullString().ToString();
                    rebuilt++;
                }
                catch (TargetInvocationException exception)
                {
                    Output.WriteLine($"{factory.Name}: {exception.InnerException!.Message}");
                }
            }
        }

        Output.WriteLine($"{rebuilt} rebuilt, {differences} different");
    }

    /// <summary>The node's own parts as arguments: those of its properties that are called as the parameters are.</summary>
    static object?[]? Arguments(MethodInfo method, Type type, SyntaxNode node)
    {
        var parameters = method.GetParameters();
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].ParameterType == typeof(SyntaxKind) && parameters[i].Name == "kind")
                arguments[i] = node.Kind();
            else if (type.GetProperty(parameters[i].Name!, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is { } property && property.PropertyType == parameters[i].ParameterType)
                arguments[i] = property.GetValue(node);
            else
                return null;
        }

        return arguments;
    }

    void Symbols(CSharpCompilation compilation)
    {
        var visitor = new SymbolTexts();
        visitor.Visit(compilation.Assembly.GlobalNamespace);
        Output.WriteLine($"{visitor.Count} symbols {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(visitor.Text.ToString())))}");
        var array = compilation.CreateArrayTypeSymbol(compilation.GetSpecialType(SpecialType.System_Int32), 2);
        Output.WriteLine($"{array} {compilation.CreatePointerTypeSymbol(compilation.GetSpecialType(SpecialType.System_Char))} {compilation.CreateTupleTypeSymbol([array, array], ["a", "b"])} {compilation.CreateErrorTypeSymbol(compilation.GlobalNamespace, "E", 0)} {compilation.CreateErrorNamespaceSymbol(compilation.GlobalNamespace, "N")}");
        var list = compilation.GetTypeByMetadataName("System.Collections.Generic.List`1")!;
        Output.WriteLine($"{list.Construct(array)} {list.ConstructUnboundGenericType()} {compilation.ClassifyConversion(array, compilation.ObjectType)} {compilation.HasImplicitConversion(array, compilation.ObjectType)} {compilation.IsSymbolAccessibleWithin(list, compilation.Assembly)} {list.GetMembers("Add").Length} {string.Join(",", list.AllInterfaces.Select(type => type.Name))}");
        Output.WriteLine(compilation.GetSymbolsWithName(name => name.StartsWith("Span", StringComparison.Ordinal), SymbolFilter.All).Count());
        Output.WriteLine(string.Join(" ", compilation.ReferencedAssemblyNames.Take(3)) + compilation.GetUnreferencedAssemblyIdentities(Diagnostic.Create("X", "c", "m", DiagnosticSeverity.Error, DiagnosticSeverity.Error, true, 0)).Length);
        foreach (var type in compilation.Assembly.GlobalNamespace.GetNamespaceMembers().SelectMany(Types))
        {
            foreach (var @interface in type.AllInterfaces)
            {
                foreach (var member in @interface.GetMembers())
                    Output.Write(type.FindImplementationForInterfaceMember(member) is null ? '-' : '+');
            }

            var id = DocumentationCommentId.CreateDeclarationId(type)!;
            if (!SymbolEqualityComparer.Default.Equals(DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation), type))
                Output.WriteLine(id);
            foreach (var member in type.GetMembers())
                Output.Write(member.Locations.Length + (member.GetDocumentationCommentXml() ?? "").Length + member.GetAttributes().Length + " ");
        }

        Output.WriteLine();

        static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol @namespace) => @namespace.GetTypeMembers().Concat(@namespace.GetNamespaceMembers().SelectMany(Types));
    }

    void Semantics(CSharpCompilation compilation)
    {
        var operations = new OperationTexts();
        var text = new StringBuilder();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot().DescendantNodes())
            {
                text.Append(model.GetSymbolInfo(node).Symbol?.Name).Append(model.GetTypeInfo(node).ConvertedType?.Name).Append(model.GetDeclaredSymbol(node)?.Name);
                if (node is ExpressionSyntax expression)
                    text.Append(model.GetConstantValue(expression)).Append(model.GetConversion(expression)).Append(model.GetSpeculativeTypeInfo(expression.SpanStart, expression, SpeculativeBindingOption.BindAsExpression).Type?.Name);
                if (node is BlockSyntax { Parent: BaseMethodDeclarationSyntax declaration } block)
                {
                    var (flow, control) = (model.AnalyzeDataFlow(block), model.AnalyzeControlFlow(block));
                    text.Append(flow!.ReadInside.Length).Append(control!.ReturnStatements.Length).Append(string.Join(",", model.LookupSymbols(block.SpanStart).Select(symbol => symbol.Name).Order(StringComparer.Ordinal)).Length);
                    if (model.GetOperation(declaration) is IMethodBodyOperation body)
                    {
                        operations.Visit(body);
                        body.Accept(new OperationKinds(), text);
                        foreach (var basic in ControlFlowGraph.Create(body).Blocks)
                            text.Append(basic.Kind).Append(basic.Operations.Length);
                    }
                }
            }
        }

        Output.WriteLine($"{operations.Count} operations {text.Length} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))}");
    }

    void Generate(CSharpCompilation compilation)
    {
        var driver = CSharpGeneratorDriver.Create([new Generator().AsSourceGenerator()], parseOptions: _parsing).RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var diagnostics);
        Output.WriteLine($"{generated.SyntaxTrees.Count()} {diagnostics.Length} {driver.GetRunResult().GeneratedTrees.Single()}");
        Output.WriteLine(driver.RunGenerators(generated).GetRunResult().Results.Single().GeneratedSources.Length);
    }

    async Task Analyze(CSharpCompilation compilation)
    {
        var found = await compilation.WithAnalyzers([new Analyzer()]).GetAnalyzerDiagnosticsAsync();
        foreach (var diagnostic in found.OrderBy(diagnostic => diagnostic.ToString(), StringComparer.Ordinal))
            Output.WriteLine(diagnostic);
    }

    void Texts()
    {
        var text = SourceText.From("first\nsecond\r\nthird", Encoding.UTF8);
        var changed = text.Replace(0, 5, "FIRST").WithChanges(new TextChange(new TextSpan(6, 6), "x"));
        Output.WriteLine($"{changed} {changed.GetTextChanges(text).Count} {changed.GetChangeRanges(text).Count} {changed.ContentEquals(text)} {text.Lines.GetLinePositionSpan(new TextSpan(3, 8))} {text.Lines.GetPosition(new LinePosition(1, 2))} {text.GetSubText(new TextSpan(2, 4))} {Convert.ToHexString(text.GetChecksum().ToArray())}");
        var (a, b) = (new TextSpan(1, 5), TextSpan.FromBounds(3, 9));
        Output.WriteLine($"{a} {a.Contains(2)} {a.Contains(b)} {a.OverlapsWith(b)} {a.Overlap(b)} {a.IntersectsWith(b)} {a.Intersection(b)} {a.CompareTo(b)} {a.Equals(b)}");
        foreach (var kind in Enum.GetValues<SyntaxKind>())
            Output.Write($"{SyntaxFacts.GetText(kind)} {SyntaxFacts.IsKeywordKind(kind)}{SyntaxFacts.IsReservedKeyword(kind)}{SyntaxFacts.IsContextualKeyword(kind)}{SyntaxFacts.IsBinaryExpression(kind)}{SyntaxFacts.GetBinaryExpression(kind)}{SyntaxFacts.GetAssignmentExpression(kind)}{SyntaxFacts.IsTrivia(kind)}{SyntaxFacts.IsTypeDeclaration(kind)} ");
        Output.WriteLine();
        Output.WriteLine($"{SymbolDisplay.FormatLiteral("a\"b\n", quote: true)} {SymbolDisplay.FormatLiteral('x', true)} {SymbolDisplay.FormatPrimitive(1.5, true, false)} {AssemblyIdentity.TryParseDisplayName("A, Version=1.2.3.4", out var identity)} {identity} {CSharpCommandLineParser.Default.Parse(["/out:a.dll", "/t:library", "a.cs", "/nullable", "/wrong"], "/", null).Errors.Length}");
        foreach (var expression in new[] { "a + b * c", "x => x?.Y[0] ?? z", "from a in b where a > 1 group a by a.X into g select g", "new { A = 1 }", "$\"{a:x} {{}}\"", "a switch { > 1 and < 5 => 1, { X: [..] } => 2, _ => 3 }", "(a, b) = (c, d)", "stackalloc int[3]", "checked(a)", "throw e" })
            Output.WriteLine(SyntaxFactory.ParseExpression(expression).NormalizeWhitespace());
        Output.WriteLine($"{SyntaxFactory.ParseStatement("if (a) b(); else { }").Kind()} {SyntaxFactory.ParseTypeName("List<int?>[]")} {SyntaxFactory.ParseName("a::B.C<D>")} {SyntaxFactory.ParseMemberDeclaration("int A { get; init; }")} {SyntaxFactory.ParseArgumentList("(a, ref b)")} {SyntaxFactory.ParseParameterList("(int a, in B b)")} {SyntaxFactory.ParseAttributeArgumentList("(1)")} {SyntaxFactory.ParseLeadingTrivia("/* x */").Count} {SyntaxFactory.ParseTrailingTrivia("// y\n").Count} {SyntaxFactory.ParseTokens("a b 1").Count()} {SyntaxFactory.ParseToken("class")} {SyntaxFactory.ParseCompilationUnit("class C;")}");
    }

    const string Wrong = """
        #nullable enable
        #pragma warning disable CS0168
        #region shapes
        using static System.Math;
        using Alias = System.Collections.Generic.Dictionary<string, int>;
        extern alias Other;
        [assembly: System.CLSCompliant(true)]
        namespace Shapes
        {
            /// <summary>Text <see cref="C{T}.M(int)"/> <paramref name="x"/></summary>
            /// <param name="x">an <c>x</c></param>
            public unsafe abstract partial class C<T> : System.IDisposable where T : class?, new()
            {
                const int K = 1 + 2; volatile int v; fixed int buffer[3]; event System.Action E { add { } remove { } } event System.Action F;
                static C() { } public C(int a = 5) : this() { } ~C() { }
                public static C<T> operator +(C<T> a, C<T> b) => a; public static implicit operator int(C<T> a) => 1; public static explicit operator C<T>(int a) => null!;
                public int this[int i, params string[] s] { get => i; set { v = value; } } int P { get; private set; } = 3; required public string R { get; init; }
                void System.IDisposable.Dispose() { } partial void Part(); extern static void Ext(); delegate*<int, void> pointer; delegate TResult D<in A, out TResult>(ref A a, out int b);
                public virtual async System.Threading.Tasks.Task<int> M(int x, __arglist)
                {
                    goto end; label: ; lock (this) { } using var file = new System.IO.MemoryStream(); using (var y = file) { }
                    for (int i = 0, j = 1; i < 10 && j > 0; i++, --j) { if (i == 3) continue; else break; } foreach (var (a, b) in new[] { (1, 2) }) { } do { } while (false); while (true) { }
                    switch (x) { case 1: case > 5 and not 7 when x > 3: goto case 1; case int n: goto default; default: break; }
                    try { checked { x += 1; } unchecked { x <<= 2; x >>>= 1; } } catch (System.Exception e) when (e is { Message.Length: > 3 } or null) { throw; } finally { }
                    fixed (char* p = "text") { *p = 'a'; var q = p->ToString(); } int* stack = stackalloc int[] { 1, 2 }; var size = sizeof(int) + default(int); var t = typeof(System.Collections.Generic.List<>);
                    System.Func<int, int> f = static delegate (int z) { return z; }; f = z => z * 2; f = (int z) => { return ~z; }; int Local<U>(U u) where U : struct => 1; var anon = new { x, Name = "n" }; int[,] m = { { 1 } }; var jag = new int[2][]; var imp = new[] { 1 }; C<T> c = new(1) { [1] = 2, R = "r" };
                    var query = from a in imp join b in imp on a equals b into g let h = a orderby a descending, h where h > 1 from z in g select new { a, z } into k group k by k.a; var range = imp[1..^1]; var coll = (System.Collections.Generic.List<int>)[1, .. imp];
                    await foreach (var item in Items()) { yield return 1; } var s = $"{x,5:x} {await M(1)}" + @"verbatim" + "text" + "utf"u8.Length + nameof(M); x = x is > 1 and <= 5 or var _ ? -x : +x; ref int r = ref x; _ = c?.P ?? c?[1] ?? 0; c! ??= null; var w = c with { }; x = c as object is int; __makeref(x); object o = (1, "a"); (int aa, var (bb, _)) = (1, (2, 3)); _ = x switch { 1 => 2, [1, .., var l] => 3, (1, 2) => 4, { } => 5 }; undefined(); end: return 0; global::System.Console.WriteLine(base.ToString()); if (!true ^ false | true & false) ; unsafe { } ; ; throw new System.Exception();
                }
            }
            public record struct Pt(int X, int Y); public readonly ref struct Rs { } public interface I<T> where T : I<T> { static abstract T operator -(T a); static virtual int V => 1; } enum En : byte { A = 1, B, C = A | B } file class Fl; record Rec(int A) : Rec2(A), System.ICloneable; class Prim(int a) { int b = a; } [System.Flags, System.Obsolete("x", error: false)] enum Fg { }
        #if DEBUG
            class Hidden { }
        #elif NET
            class Shown { }
        #else
        #error wrong
        #endif
        #line 5 "other.cs"
        #line hidden
        #line default
        #warning careful
        }
        #endregion
        /* comment */ class { int ; void M( { } }
        """;

    sealed class Names(StringBuilder text) : CSharpSyntaxWalker(SyntaxWalkerDepth.StructuredTrivia)
    {
        public override void DefaultVisit(SyntaxNode node)
        {
            text.Append(node.Kind());
            base.DefaultVisit(node);
        }

        public override void VisitTrivia(SyntaxTrivia trivia)
        {
            text.Append(trivia.Kind());
            base.VisitTrivia(trivia);
        }
    }

    sealed class Marking() : CSharpSyntaxRewriter(visitIntoStructuredTrivia: true)
    {
        public override SyntaxToken VisitToken(SyntaxToken token) => base.VisitToken(token).WithAdditionalAnnotations(new SyntaxAnnotation("seen"));
    }

    sealed class Nothing : CSharpSyntaxVisitor;

    sealed class Kinds : CSharpSyntaxVisitor<SyntaxKind>
    {
        public override SyntaxKind DefaultVisit(SyntaxNode node) => node.Kind();
    }

    static class Factories
    {
        static readonly ILookup<Type, MethodInfo> _all = typeof(SyntaxFactory).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => !method.IsGenericMethodDefinition && method.GetParameters().Length > 0).ToLookup(method => method.ReturnType);

        internal static IEnumerable<MethodInfo> Of(Type type) => _all[type];
    }

    sealed class SymbolTexts : SymbolVisitor
    {
        internal StringBuilder Text { get; } = new();

        internal int Count { get; private set; }

        public override void DefaultVisit(ISymbol symbol)
        {
            Count++;
            Text.AppendLine(symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).AppendLine(symbol.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)).AppendLine(symbol.ToMinimalDisplayString(_model ??= Model(symbol), 0)).AppendLine(symbol.ToString());
            if (symbol is INamespaceOrTypeSymbol container)
            {
                foreach (var member in container.GetMembers())
                    Visit(member);
            }
            else if (symbol is IMethodSymbol method)
            {
                foreach (var parameter in method.Parameters)
                    Visit(parameter);
                foreach (var parameter in method.TypeParameters)
                    Visit(parameter);
            }
        }

        SemanticModel? _model;

        static SemanticModel Model(ISymbol symbol)
        {
            var compilation = Compilation();
            return compilation.GetSemanticModel(compilation.SyntaxTrees[0]);
        }
    }

    sealed class OperationTexts : OperationWalker
    {
        internal int Count { get; private set; }

        public override void DefaultVisit(IOperation operation)
        {
            Count++;
            base.DefaultVisit(operation);
        }
    }

    sealed class OperationKinds : OperationVisitor<StringBuilder, object?>
    {
        public override object? DefaultVisit(IOperation operation, StringBuilder text)
        {
            text.Append(operation.Kind).Append(operation.ConstantValue);
            foreach (var child in operation.ChildOperations)
                child.Accept(this, text);
            return null;
        }
    }

    sealed class Generator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            var classes = context.SyntaxProvider.CreateSyntaxProvider((node, _) => node is ClassDeclarationSyntax, (found, _) => found.SemanticModel.GetDeclaredSymbol(found.Node)?.Name).Where(name => name is not null).WithTrackingName("classes").Collect().Combine(context.CompilationProvider.Select((compilation, _) => compilation.AssemblyName));
            context.RegisterSourceOutput(classes, (production, found) => production.AddSource("Names.g.cs", SourceText.From($"// {found.Right} {string.Join(",", found.Left.Distinct().Order(StringComparer.Ordinal))}", Encoding.UTF8)));
            context.RegisterPostInitializationOutput(initial => initial.CancellationToken.ThrowIfCancellationRequested());
        }
    }

#pragma warning disable RS1001, RS1036, RS2008, RS1038, RS1041
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    sealed class Analyzer : DiagnosticAnalyzer
    {
        static readonly DiagnosticDescriptor _descriptor = new("FT001", "title", "'{0}' is {1}", "category", DiagnosticSeverity.Info, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_descriptor];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(symbol => symbol.ReportDiagnostic(Diagnostic.Create(_descriptor, symbol.Symbol.Locations[0], symbol.Symbol.Name, symbol.Symbol.Kind)), SymbolKind.NamedType, SymbolKind.Method);
            context.RegisterSyntaxNodeAction(node => node.ReportDiagnostic(Diagnostic.Create(_descriptor, node.Node.GetLocation(), "if", node.Node.Kind())), SyntaxKind.IfStatement);
            context.RegisterOperationAction(operation => operation.ReportDiagnostic(Diagnostic.Create(_descriptor, operation.Operation.Syntax.GetLocation(), "call", operation.Operation.Kind)), OperationKind.Invocation);
            context.RegisterCompilationAction(_ => { });
        }
    }
}
