extern alias weaver;

using Mono.Cecil;
using Mono.Cecil.Cil;
using weaver::AutomagikTelemetry.Fody;
using weaver::AutomagikTelemetry.Fody.Diagnostics;
using weaver::AutomagikTelemetry.Fody.Emitting;
using weaver::AutomagikTelemetry.Fody.Planning;
using weaver::AutomagikTelemetry.Fody.Selecting;

namespace AutomagikTelemetry.Weaver.Tests.Unit;

/// <summary>Methods that no C# compiler makes today.</summary>
public class HandMadeMethods
{
    readonly ModuleDefinition _module = ModuleDefinition.CreateModule("HandMade", ModuleKind.Dll);

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
    public void ThatTheWeaverFailsOnAreNamed()
    {
        _module.AssemblyReferences.Add(new AssemblyNameReference("AutomagikTelemetry", new Version(0, 1, 0, 0)));
        var log = new DiagnosticLog();
        var plan = new MethodPlan(0, Method(), "Type", "Method", null, null, 3, [], TaskShape.None, null);

        new AssemblyEmitter(_module, new Settings(true, null, null, null, null, null, null), log).Emit(new AssemblyPlan("HandMade", "1.0", [], [plan]));

        var diagnostic = log.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.ShouldBe("AMT001");
        diagnostic.Severity.ShouldBe(Severity.Error);
        diagnostic.Message.ShouldContain("Type.Method");
    }

    MethodDefinition Method()
    {
        var method = new MethodDefinition("Method", MethodAttributes.Public | MethodAttributes.Static, _module.TypeSystem.Void);
        var type = new TypeDefinition("", "Type", TypeAttributes.Public, _module.TypeSystem.Object) { Methods = { method } };
        _module.Types.Add(type);
        return method;
    }
}
