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
    public void WithAJumpAreWovenAsACall()
    {
        _module.AssemblyReferences.Add(AssemblyNameReference.Parse(typeof(Telemetry).Assembly.FullName));
        var number = _module.TypeSystem.Int32;
        var (target, jumping) = (Method("Target"), Method("Jumping"));
        foreach (var method in new[] { target, jumping })
        {
            method.ReturnType = number;
            method.Parameters.Add(new ParameterDefinition(number));
            method.Parameters.Add(new ParameterDefinition(number));
        }

        foreach (var code in new[] { OpCodes.Ldarg_0, OpCodes.Ldarg_1, OpCodes.Sub, OpCodes.Ret })
            target.Body.GetILProcessor().Emit(code);
        jumping.Body.GetILProcessor().Emit(OpCodes.Jmp, target);
        Obstacle.For(jumping).ShouldBeNull();

        new AssemblyEmitter(_module, new Settings(new XElement("AutomagikTelemetry")), _log).Emit(new AssemblyPlan("HandMade", "1.0", [], [PlanOf(jumping)]));

        _log.Diagnostics.ShouldBeEmpty();
        jumping.Body.Instructions.ShouldNotContain(instruction => instruction.OpCode == OpCodes.Jmp);
        using var image = new MemoryStream();
        _module.Write(image);
        System.Reflection.Assembly.Load(image.ToArray()).GetType("Type")!.GetMethod("Jumping")!.Invoke(null, [7, 2]).ShouldBe(5);
    }

    [Fact]
    public void WithATailCallAreWovenAsWithACall()
    {
        _module.AssemblyReferences.Add(AssemblyNameReference.Parse(typeof(Telemetry).Assembly.FullName));
        var number = _module.TypeSystem.Int32;
        var (target, calling) = (Method("Target"), Method("Calling"));
        foreach (var method in new[] { target, calling })
        {
            method.ReturnType = number;
            method.Parameters.Add(new ParameterDefinition(number));
        }

        Emit(target, il => il.Emit(OpCodes.Ldarg_0), il => il.Emit(OpCodes.Ldc_I4_1), il => il.Emit(OpCodes.Add), il => il.Emit(OpCodes.Ret));
        Emit(calling, il => il.Emit(OpCodes.Ldarg_0), il => il.Emit(OpCodes.Tail), il => il.Emit(OpCodes.Call, target), il => il.Emit(OpCodes.Ret));

        Woven(calling).Invoke(null, [7]).ShouldBe(8);
        calling.Body.Instructions.ShouldNotContain(instruction => instruction.OpCode == OpCodes.Tail);
    }

    /// <summary>The handler runs when an exception passes, and only then; it ends where the method ended.</summary>
    [Fact]
    public void WithAFaultHandlerRunItOnFaults()
    {
        _module.AssemblyReferences.Add(AssemblyNameReference.Parse(typeof(Telemetry).Assembly.FullName));
        var number = _module.TypeSystem.Int32;
        var method = Method("Divides");
        method.ReturnType = number;
        method.Parameters.Add(new ParameterDefinition(number));
        var faults = new FieldDefinition("Faults", FieldAttributes.Public | FieldAttributes.Static, number);
        method.DeclaringType.Fields.Add(faults);
        var result = new VariableDefinition(number);
        method.Body.Variables.Add(result);
        var end = Instruction.Create(OpCodes.Ldloc, result);
        var handler = Instruction.Create(OpCodes.Ldsfld, faults);
        Emit(
            method,
            il => il.Emit(OpCodes.Ldc_I4, 10),
            il => il.Emit(OpCodes.Ldarg_0),
            il => il.Emit(OpCodes.Div),
            il => il.Emit(OpCodes.Stloc, result),
            il => il.Emit(OpCodes.Leave, end),
            il => il.Append(end),
            il => il.Emit(OpCodes.Ret),
            il => il.Append(handler),
            il => il.Emit(OpCodes.Ldc_I4_1),
            il => il.Emit(OpCodes.Add),
            il => il.Emit(OpCodes.Stsfld, faults),
            il => il.Emit(OpCodes.Endfinally));
        method.Body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Fault) { TryStart = method.Body.Instructions[0], TryEnd = end, HandlerStart = handler, HandlerEnd = null });

        var woven = Woven(method);

        woven.Invoke(null, [2]).ShouldBe(5);
        woven.DeclaringType!.GetField("Faults")!.GetValue(null).ShouldBe(0);
        Should.Throw<System.Reflection.TargetInvocationException>(() => woven.Invoke(null, [0])).InnerException.ShouldBeOfType<DivideByZeroException>();
        woven.DeclaringType!.GetField("Faults")!.GetValue(null).ShouldBe(1);
    }

    [Fact]
    public void ThatTheWeaverFailsToWriteAreNamed()
    {
        _module.AssemblyReferences.Add(new AssemblyNameReference("AutomagikTelemetry", new Version(0, 1, 0, 0)));
        var method = Method();
        var plan = PlanOf(method);

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

    MethodDefinition Method(string name = "Method")
    {
        var method = new MethodDefinition(name, MethodAttributes.Public | MethodAttributes.Static, _module.TypeSystem.Void);
        if (_module.GetType("Type") is not { } type)
        {
            type = new TypeDefinition("", "Type", TypeAttributes.Public, _module.TypeSystem.Object);
            _module.Types.Add(type);
        }

        type.Methods.Add(method);
        return method;
    }

    static void Emit(MethodDefinition method, params Action<ILProcessor>[] instructions)
    {
        foreach (var emit in instructions)
            emit(method.Body.GetILProcessor());
    }

    System.Reflection.MethodInfo Woven(MethodDefinition method)
    {
        Obstacle.For(method).ShouldBeNull();
        new AssemblyEmitter(_module, new Settings(new XElement("AutomagikTelemetry")), _log).Emit(new AssemblyPlan("HandMade", "1.0", [], [PlanOf(method)]));
        _log.Diagnostics.ShouldBeEmpty();
        using var image = new MemoryStream();
        _module.Write(image);
        return System.Reflection.Assembly.Load(image.ToArray()).GetType("Type")!.GetMethod(method.Name)!;
    }

    static MethodPlan PlanOf(MethodDefinition method) => new(0, method, "Type", method.Name, null, null, 3, 1, [], [], [], ResultShape.None, null, null);

    sealed class NoAssemblies : IAssemblyResolver
    {
        public AssemblyDefinition? Resolve(AssemblyNameReference name) => null;

        public AssemblyDefinition? Resolve(AssemblyNameReference name, ReaderParameters parameters) => null;

        public void Dispose()
        {
        }
    }
}
