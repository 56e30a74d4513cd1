extern alias weaver;

using System.Xml.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using weaver::AutomagikTelemetry.Fody;
using weaver::AutomagikTelemetry.Fody.Configuration;
using weaver::AutomagikTelemetry.Fody.Diagnostics;
using weaver::AutomagikTelemetry.Fody.Emitting;
using weaver::AutomagikTelemetry.Fody.Planning;
using weaver::AutomagikTelemetry.Fody.Selecting;

namespace AutomagikTelemetry.Weaver.Tests.Unit;

/// <summary>Methods that no C# compiler makes today.</summary>
public class HandMadeMethods
{
    readonly ModuleDefinition _module = ModuleDefinition.CreateModule("HandMade", ModuleKind.Dll);
    readonly DiagnosticLog _log = new();

    [Fact]
    public void WithAJumpAreRefused()
    {
        var method = Method();
        method.Body.GetILProcessor().Emit(OpCodes.Jmp, method);

        Obstacle.For(method)!.Rule.Code.ShouldBe("AMT009");
    }

    [Fact]
    public void OfRuntimeAsyncAreRefused()
    {
        var method = Method();
        method.Body.GetILProcessor().Emit(OpCodes.Ret);
        method.ImplAttributes |= (MethodImplAttributes)0x2000;

        Obstacle.For(method)!.Rule.Code.ShouldBe("AMT007");
    }

    [Fact]
    public void ThatTheWeaverFailsToWriteAreNamed()
    {
        _module.AssemblyReferences.Add(new AssemblyNameReference("AutomagikTelemetry", new Version(0, 1, 0, 0)));
        var method = Method();
        var plan = new MethodPlan(0, method, "Type", "Method", null, null, 3, [], TaskShape.None, null);

        new AssemblyEmitter(_module, new Settings(new XElement("AutomagikTelemetry")), _log).Emit(new AssemblyPlan("HandMade", "1.0", [], [plan]));

        ShouldNameTheMethod();
        method.Body.Instructions.Select(instruction => instruction.OpCode.Code).ShouldBe([Code.Ldnull, Code.Throw], "nobody takes it for a woven one");
    }

    [Fact]
    public void WithAnAttributeThatNobodyFindsAreNamed()
    {
        Method().CustomAttributes.Add(AttributeOfNowhere());

        new MethodSelector(_module, null, _log).Select();

        ShouldNameTheMethod();
    }

    [Fact]
    public void ThatTheWeaverFailsToPlanAreNamed()
    {
        var selection = new Selection([new SelectedMethod(Method(), AttributeOfNowhere())], []);

        new Planner(_module, null, new SourceRoot(null), _log).Plan(selection).Methods.ShouldBeEmpty();

        ShouldNameTheMethod();
    }

    /// <summary>Bulk tracking by a property, in a project without the runtime.</summary>
    [Fact]
    public void OfAnAssemblyThatCannotReachTheRuntimeAreLeftWithAWordAboutTheAssembly()
    {
        using var module = ModuleDefinition.CreateModule("Lonely", new ModuleParameters { Kind = ModuleKind.Dll, AssemblyResolver = new NoAssemblies() });
        var method = new MethodDefinition("Method", MethodAttributes.Public, module.TypeSystem.Void);
        method.Body.GetILProcessor().Emit(OpCodes.Call, method);
        method.Body.GetILProcessor().Emit(OpCodes.Ret);
        module.Types.Add(new TypeDefinition("", "Type", TypeAttributes.Public, module.TypeSystem.Object) { Methods = { method } });
        var plan = Path.GetTempFileName();

        new ModuleWeaver { ModuleDefinition = module, Config = new XElement("AutomagikTelemetry", new XAttribute("TrackAllPublicMethods", "true"), new XAttribute("PlanFile", plan)) }.Execute();

        var written = File.ReadAllText(plan);
        File.Delete(plan);
        written.ShouldContain("\"AMT001\"");
        written.ShouldContain("The weaver failed on 'Lonely': WeavingException: The project does not reference the assembly AutomagikTelemetry. ");
    }

    void ShouldNameTheMethod()
    {
        var diagnostic = _log.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.ShouldBe("AMT001");
        diagnostic.Severity.ShouldBe(Severity.Error);
        diagnostic.Message.ShouldContain("'Type.Method'");
    }

    CustomAttribute AttributeOfNowhere()
    {
        var nowhere = new AssemblyNameReference("Nowhere", new Version(1, 0));
        var type = new TypeReference("Nowhere", "KindAttribute", _module, nowhere);
        return new CustomAttribute(new MethodReference(".ctor", _module.TypeSystem.Void, type) { HasThis = true });
    }

    MethodDefinition Method()
    {
        var method = new MethodDefinition("Method", MethodAttributes.Public | MethodAttributes.Static, _module.TypeSystem.Void);
        var type = new TypeDefinition("", "Type", TypeAttributes.Public, _module.TypeSystem.Object) { Methods = { method } };
        _module.Types.Add(type);
        return method;
    }

    sealed class NoAssemblies : IAssemblyResolver
    {
        public AssemblyDefinition? Resolve(AssemblyNameReference name) => null;

        public AssemblyDefinition? Resolve(AssemblyNameReference name, ReaderParameters parameters) => null;

        public void Dispose()
        {
        }
    }
}
