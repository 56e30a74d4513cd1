using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using ICSharpCode.Decompiler;
using ICSharpCode.Decompiler.CSharp;
using ICSharpCode.Decompiler.CSharp.OutputVisitor;
using ICSharpCode.Decompiler.CSharp.ProjectDecompiler;
using ICSharpCode.Decompiler.CSharp.Syntax;
using ICSharpCode.Decompiler.DebugInfo;
using ICSharpCode.Decompiler.Disassembler;
using ICSharpCode.Decompiler.Documentation;
using ICSharpCode.Decompiler.IL;
using ICSharpCode.Decompiler.IL.Transforms;
using ICSharpCode.Decompiler.Metadata;
using ICSharpCode.Decompiler.Output;
using ICSharpCode.Decompiler.TypeSystem;

namespace AutomagikTelemetry.Foreign.Tests.App.Work;

/// <summary>The decompiler reads assemblies as C#, as IL and as a project, and its trees and types are walked.</summary>
sealed class DecompilerWork(TextWriter output) : ForeignWork(output)
{
    static readonly string _folder = AppContext.BaseDirectory;

    internal override void Run()
    {
        foreach (var name in new[] { "AutomagikTelemetry", "System.CommandLine" })
            Step(() => WholeModule(Path.Combine(_folder, name + ".dll")));
        foreach (var version in new[] { LanguageVersion.CSharp8_0 })
            Step(() => Output.WriteLine(Hash(new CSharpDecompiler(Path.Combine(_folder, "AutomagikTelemetry.dll"), new DecompilerSettings(version) { ThrowOnAssemblyResolveErrors = false }).DecompileWholeModuleAsString())));
        Step(Trees);
        Step(() => Disassemble(Path.Combine(_folder, "System.CommandLine.dll")));
        Step(() => Project(Path.Combine(_folder, "AutomagikTelemetry.dll")));
        Step(() => Types(Path.Combine(_folder, "System.CommandLine.dll")));
        Step(() => Symbols(Path.Combine(_folder, "AutomagikTelemetry.dll")));
        Step(Instructions);
        Step(Names);
    }

    void WholeModule(string file)
    {
        var decompiler = new CSharpDecompiler(file, new DecompilerSettings(LanguageVersion.Latest) { ThrowOnAssemblyResolveErrors = false, ShowXmlDocumentation = true });
        var text = decompiler.DecompileWholeModuleAsString();
        Output.WriteLine($"{Path.GetFileName(file)} {text.Length} {Hash(text)}");
        Output.WriteLine(decompiler.DecompileModuleAndAssemblyAttributesToString());
        Output.WriteLine(text.Contains("/*Error", StringComparison.Ordinal));
        if (text.Length < 400_000)
            Output.WriteLine(text);
        foreach (var type in decompiler.TypeSystem.MainModule.TopLevelTypeDefinitions.Take(2))
        {
            Output.WriteLine(Hash(decompiler.DecompileTypeAsString(type.FullTypeName)));
            foreach (var member in type.Methods.Where(method => method.HasBody))
                Output.WriteLine(Hash(decompiler.DecompileAsString(member.MetadataToken)));
        }
    }

    void Trees()
    {
        var decompiler = new CSharpDecompiler(Path.Combine(_folder, "System.CommandLine.dll"), new DecompilerSettings { ThrowOnAssemblyResolveErrors = false });
        var tree = decompiler.DecompileWholeModuleAsSingleFile(sortTypes: true);
        foreach (var options in new[] { FormattingOptionsFactory.CreateAllman(), FormattingOptionsFactory.CreateKRStyle(), FormattingOptionsFactory.CreateMono(), FormattingOptionsFactory.CreateWhitesmiths(), FormattingOptionsFactory.CreateGNU(), FormattingOptionsFactory.CreateSharpDevelop() })
            Output.WriteLine(Hash(tree.ToString(options)));
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        tree.AcceptVisitor(new Counting(counts));
        foreach (var (kind, count) in counts)
            Output.WriteLine($"{kind} {count}");
        var clone = (SyntaxTree)tree.Clone();
        Output.WriteLine($"{clone.DescendantsAndSelf.Count()} {tree.Descendants.OfType<InvocationExpression>().Count(call => call.Ancestors.OfType<MethodDeclaration>().Any())}");
        foreach (var node in clone.Descendants.ToList())
        {
            node.AcceptVisitor(new Nothing());
            node.AcceptVisitor(new Nodes());
            node.AcceptVisitor(new NodesWithData(), counts);
        }

        var method = clone.Descendants.OfType<MethodDeclaration>().First(declaration => declaration.Body is { Statements.Count: > 0 });
        method.Body!.Statements.InsertBefore(method.Body.Statements.First(), new ExpressionStatement(new InvocationExpression(new MemberReferenceExpression(new IdentifierExpression("a"), "b"), new PrimitiveExpression(1))));
        method.ReplaceWith(method.Clone());
        clone.Descendants.OfType<UsingDeclaration>().First().Remove();
        Output.WriteLine(Hash(clone.ToString()));
    }

    void Disassemble(string file)
    {
        using var module = new PEFile(file);
        var text = new PlainTextOutput();
        var disassembler = new ReflectionDisassembler(text, CancellationToken.None) { DetectControlStructure = true, ShowSequencePoints = true, ShowMetadataTokens = true, ExpandMemberDefinitions = true };
        disassembler.WriteAssemblyReferences(module.Metadata);
        disassembler.WriteAssemblyHeader(module);
        disassembler.WriteModuleHeader(module);
        disassembler.WriteModuleContents(module);
        Output.WriteLine($"{text.ToString().Length} {Hash(text.ToString())}");
        foreach (var handle in module.Metadata.TypeDefinitions.Skip(1).Take(40))
        {
            var one = new PlainTextOutput();
            new ReflectionDisassembler(one, CancellationToken.None).DisassembleType(module, handle);
            foreach (var member in module.Metadata.GetTypeDefinition(handle).GetMethods())
                new ReflectionDisassembler(one, CancellationToken.None) { EntityProcessor = new SortByNameProcessor() }.DisassembleMethod(module, member);
            foreach (var member in module.Metadata.GetTypeDefinition(handle).GetProperties())
                new ReflectionDisassembler(one, CancellationToken.None).DisassembleProperty(module, member);
            foreach (var member in module.Metadata.GetTypeDefinition(handle).GetFields())
                new ReflectionDisassembler(one, CancellationToken.None).DisassembleField(module, member);
            Output.WriteLine(Hash(one.ToString()));
        }
    }

    void Project(string file)
    {
        var folder = Directory.CreateTempSubdirectory("decompiled-");
        try
        {
            using var module = new PEFile(file);
            var resolver = new UniversalAssemblyResolver(file, false, module.DetectTargetFrameworkId());
            resolver.AddSearchDirectory(_folder);
            var decompiler = new WholeProjectDecompiler(new DecompilerSettings { UseSdkStyleProjectFormat = true }, resolver, null, null, null);
            decompiler.DecompileProject(module, folder.FullName);
            foreach (var written in folder.EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(found => found.FullName, StringComparer.Ordinal))
                Output.WriteLine($"{Path.GetRelativePath(folder.FullName, written.FullName)} {written.Length} {(written.Extension is ".csproj" ? "" : Hash(File.ReadAllText(written.FullName)))}");
            Output.WriteLine(module.DetectRuntimePack() + WholeProjectDecompiler.CleanUpFileName("a/b:c", ".cs") + WholeProjectDecompiler.SanitizeFileName("a?b"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    void Types(string file)
    {
        var decompiler = new CSharpDecompiler(file, new DecompilerSettings { ThrowOnAssemblyResolveErrors = false });
        var types = decompiler.TypeSystem;
        var (ambience, text) = (new CSharpAmbience { ConversionFlags = ConversionFlags.All }, new StringBuilder());
        foreach (var type in types.GetAllTypeDefinitions().Where(type => type.ParentModule!.AssemblyName is "System.CommandLine" or "System.Collections" or "System.Linq"))
        {
            text.AppendLine(ambience.ConvertSymbol(type)).AppendLine(ambience.ConvertType(type)).AppendLine(IdStringProvider.GetIdString(type));
            text.Append(string.Join(",", type.GetAllBaseTypes().Select(@base => @base.ReflectionName))).Append(type.IsDerivedFrom(KnownTypeCode.Object)).Append(type.GetDelegateInvokeMethod()).Append(type.IsReferenceType).Append(type.GetAttributes().Count()).Append(type.GetHashCode() == type.GetHashCode());
            foreach (var member in type.GetMembers())
            {
                text.AppendLine(ambience.ConvertSymbol(member)).AppendLine(IdStringProvider.GetIdString(member)).AppendLine(member.ToString()).Append(InheritanceHelper.GetBaseMember(member)?.Name).Append(InheritanceHelper.GetBaseMembers(member, true).Count()).Append(member.GetAttributes().Count()).Append(member.Equals(member.MemberDefinition)).Append(member.Specialize(TypeParameterSubstitution.Identity).ReturnType.ReflectionName);
                if (member is IMethod method)
                    text.Append(string.Join(",", method.Parameters.Select(parameter => ambience.ConvertSymbol(parameter)))).Append(ParameterListComparer.Instance.Equals(method.Parameters, method.Parameters)).Append(SignatureComparer.Ordinal.GetHashCode(method) != 0).Append(method.GetReturnTypeAttributes().Count());
            }

            text.Append(type.GetMethods().Count() + type.GetProperties().Count() + type.GetFields().Count() + type.GetEvents().Count() + type.GetConstructors().Count() + type.GetNestedTypes().Count() + type.GetAccessors().Count());
        }

        Output.WriteLine($"{text.Length} {Hash(text.ToString())}");
        foreach (var name in new[] { "System.Collections.Generic.Dictionary`2[[System.String],[System.Int32[,]]]", "System.Int32*", "System.String&", "A+B`1", "System.ValueTuple`2[[System.Int32],[System.String]]" })
        {
            var type = ReflectionHelper.ParseReflectionName(name, new SimpleTypeResolveContext(types));
            Output.WriteLine($"{type} {type.Kind} {type.ReflectionName} {ambience.ConvertType(type)} {type.AcceptVisitor(new TypeNames())} {type.GetDefinition()?.FullTypeName} {type.TypeParameterCount} {type.GetMethods(method => method.Name == "Add").Count()} {type.Equals(type.AcceptVisitor(new TypeNames()))}");
        }

        var provider = XmlDocLoader.LoadDocumentation(types.MainModule.MetadataFile!);
        Output.WriteLine(provider?.GetDocumentation("T:System.CommandLine.Command"));
    }

    void Symbols(string file)
    {
        using var module = new PEFile(file);
        var decompiler = new CSharpDecompiler(file, new DecompilerSettings { ThrowOnAssemblyResolveErrors = false });
        using var symbols = new MemoryStream();
        new PortablePdbWriter().WritePdb(module, decompiler, new DecompilerSettings(), symbols);
        Output.WriteLine(symbols.Length > 1000);
        var tree = decompiler.DecompileType(new FullTypeName("AutomagikTelemetry.TelemetryClient"));
        tree.AcceptVisitor(new InsertParenthesesVisitor { InsertParenthesesForReadability = true });
        foreach (var (function, points) in decompiler.CreateSequencePoints(tree))
            Output.WriteLine($"{function.Method?.Name} {string.Join(" ", points.Select(point => $"{point.Offset}-{point.EndOffset}:{point.StartLine}"))}");
    }

    void Instructions()
    {
        var file = Path.Combine(_folder, "System.CommandLine.dll");
        using var module = new PEFile(file);
        var decompiler = new CSharpDecompiler(file, new DecompilerSettings { ThrowOnAssemblyResolveErrors = false });
        var reader = new ILReader(decompiler.TypeSystem.MainModule) { UseDebugSymbols = false };
        foreach (var method in decompiler.TypeSystem.MainModule.TypeDefinitions.SelectMany(type => type.Methods).Where(method => method.HasBody).Take(150))
        {
            var body = module.GetMethodBody(module.Metadata.GetMethodDefinition((MethodDefinitionHandle)method.MetadataToken).RelativeVirtualAddress);
            var function = reader.ReadIL((MethodDefinitionHandle)method.MetadataToken, body, cancellationToken: CancellationToken.None);
            function.RunTransforms(CSharpDecompiler.GetILTransforms(), new ILTransformContext(function, decompiler.TypeSystem, decompiler.DebugInfoProvider, new DecompilerSettings()));
            var text = new PlainTextOutput();
            function.WriteTo(text, new ILAstWritingOptions { ShowILRanges = true, UseFieldSugar = true, UseLogicOperationSugar = true });
            var all = function.Descendants.ToList();
            Output.WriteLine($"{Hash(text.ToString())} {function.Match(function).Success} {all.Count} {all.Count(instruction => instruction.IsDescendantOf(function))} {all.OfType<BlockContainer>().Count(container => container.TopologicalSort().Count > 1)} {function.HasDirectFlag(InstructionFlags.MayThrow)}");
            foreach (var instruction in all)
            {
                instruction.AcceptVisitor(new InstructionNames());
                _ = instruction.MatchLdLoc(out _) | instruction.MatchLdcI4(out _) | instruction.MatchStLoc(out _, out _) | instruction.MatchReturn(out _) | instruction.MatchBranch(out _) | instruction.MatchLdFld(out _, out _) | instruction.MatchLdNull() | instruction.MatchLdStr(out _) | instruction.MatchLogicNot(out _) | instruction.MatchIfInstruction(out _, out _) | instruction.MatchLdThis();
                instruction.InferType(decompiler.TypeSystem);
            }
        }
    }

    void Names()
    {
        foreach (var name in new[] { "System.Collections.Generic.List`1+Enumerator", "A.B", "C`2+D`1+E" })
        {
            var type = new FullTypeName(name);
            Output.WriteLine($"{type} {type.Name} {type.NestingLevel} {type.TypeParameterCount} {type.TopLevelTypeName} {(type.IsNested ? type.GetDeclaringType().ToString() : "")} {type.NestedType("N", 1)} {type.Equals(new FullTypeName(name))}");
        }

        Output.WriteLine($"{new TopLevelTypeName("A", "B", 2)} {new TopLevelTypeName("A.C`1")} {TextWriterTokenWriter.ConvertString("a\n\"b")} {TextWriterTokenWriter.PrintPrimitiveValue(1.5f)} {AssemblyNameReference.Parse("A, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null")}");
        foreach (var code in Enum.GetValues<ILOpCode>())
            Output.Write($"{code.GetDisplayName()} {code.GetOperandType()} {code.IsBranch()} ");
        Output.WriteLine();
    }

    static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    sealed class Counting(SortedDictionary<string, int> counts) : DepthFirstAstVisitor
    {
        protected override void VisitChildren(AstNode node)
        {
            counts[node.GetType().Name] = counts.GetValueOrDefault(node.GetType().Name) + 1;
            base.VisitChildren(node);
        }
    }

    sealed class Nothing : DepthFirstAstVisitor
    {
        protected override void VisitChildren(AstNode node)
        {
        }
    }

    sealed class Nodes : DepthFirstAstVisitor<string>
    {
        protected override string VisitChildren(AstNode node) => node.GetType().Name;
    }

    sealed class NodesWithData : DepthFirstAstVisitor<SortedDictionary<string, int>, int>
    {
        protected override int VisitChildren(AstNode node, SortedDictionary<string, int> data) => data.GetValueOrDefault(node.GetType().Name);
    }

    sealed class TypeNames : TypeVisitor
    {
        public override IType VisitTypeDefinition(ITypeDefinition type) => base.VisitTypeDefinition(type);
    }

    sealed class InstructionNames : ILVisitor<string>
    {
        protected override string Default(ILInstruction instruction) => instruction.OpCode.ToString();
    }
}
