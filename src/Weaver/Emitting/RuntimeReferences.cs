using AutomagikTelemetry.Fody.Planning;
using Fody;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Emitting;

/// <summary>References to the runtime's surface and to the few types of the core library that woven code names.</summary>
/// <remarks>
/// They are spelled out, not imported: an import would bring the runtime's own reference to System.Runtime in beside the
/// module's, since the two versions differ.
/// </remarks>
sealed class RuntimeReferences
{
    readonly ModuleDefinition _module;
    readonly IMetadataScope _runtime;

    internal RuntimeReferences(ModuleDefinition module)
    {
        _module = module;
        _runtime = FindRuntime(module);
        Operation = new TypeReference(KnownNames.WeavingNamespace, "Operation", module, _runtime, valueType: true);
        WovenAssembly = new TypeReference(KnownNames.WeavingNamespace, "WovenAssembly", module, _runtime);

        Register = Static(WovenAssembly, "Register", WovenAssembly, new ArrayType(module.TypeSystem.Byte));
        Start = Static(Operation, "Start", module.TypeSystem.Void, WovenAssembly, module.TypeSystem.Int32, new ByReferenceType(Operation));
        Defer = Static(Operation, "Defer", module.TypeSystem.Void, WovenAssembly, module.TypeSystem.Int32, new ByReferenceType(Operation));
        Failed = Static(Operation, "Failed", module.TypeSystem.Boolean, module.TypeSystem.Object, new ByReferenceType(Operation));
        IsStarted = Instance(Operation, "get_IsStarted", module.TypeSystem.Boolean);
        Started = Instance(Operation, "Started", module.TypeSystem.Void);
        Succeeded = Instance(Operation, "Succeeded", module.TypeSystem.Void);
        Leave = Instance(Operation, "Leave", module.TypeSystem.Void);
        Suspend = Instance(Operation, "Suspend", module.TypeSystem.Void);
        BeginReading = Static(Operation, "BeginReading", module.TypeSystem.Boolean);
        EndReading = Static(Operation, "EndReading", module.TypeSystem.Void, module.TypeSystem.Boolean);
        Lost = Instance(Operation, "Lost", module.TypeSystem.Void, module.TypeSystem.Int32);
        Exception = Instance(Operation, "get_Exception", Core("System", "Exception"));
        ReadAtTheEnd = Instance(Operation, "ReadAtTheEnd", module.TypeSystem.Void, EndReader);
        ReadException = Instance(Operation, "ReadException", module.TypeSystem.Void, Reader(Core("System", "Exception")));
    }

    internal TypeReference Operation { get; }

    internal TypeReference WovenAssembly { get; }

    internal MethodReference Register { get; }

    internal MethodReference Start { get; }

    internal MethodReference Defer { get; }

    internal MethodReference Failed { get; }

    internal MethodReference IsStarted { get; }

    internal MethodReference Started { get; }

    internal MethodReference Succeeded { get; }

    internal MethodReference Leave { get; }

    internal MethodReference Suspend { get; }

    internal MethodReference BeginReading { get; }

    internal MethodReference EndReading { get; }

    internal MethodReference Lost { get; }

    internal MethodReference Exception { get; }

    internal MethodReference ReadException { get; }

    internal MethodReference ReadAtTheEnd { get; }

    /// <summary><c>new Action&lt;Operation&gt;(object, IntPtr)</c></summary>
    internal MethodReference NewEndReader => Instance(EndReader, ".ctor", _module.TypeSystem.Void, _module.TypeSystem.Object, _module.TypeSystem.IntPtr);

    internal ModuleDefinition Module => _module;

    /// <summary><c>void ReadResult&lt;T&gt;(Action&lt;Operation, T&gt; reader)</c></summary>
    internal MethodReference ReadResult(TypeReference result)
    {
        var open = Instance(Operation, "ReadResult", _module.TypeSystem.Void);
        open.GenericParameters.Add(new GenericParameter(open));
        open.Parameters.Add(new ParameterDefinition(Reader(open.GenericParameters[0])));
        return new GenericInstanceMethod(open) { GenericArguments = { result } };
    }

    /// <summary><c>new Action&lt;Operation, T&gt;(object, IntPtr)</c></summary>
    internal MethodReference NewReader(TypeReference value) =>
        Instance(Reader(value), ".ctor", _module.TypeSystem.Void, _module.TypeSystem.Object, _module.TypeSystem.IntPtr);

    /// <summary><c>object ObserveAsyncEnumerable&lt;T&gt;(object iterator)</c>, or that of an enumerator.</summary>
    internal MethodReference ObserveAsync(GenericInstanceType iterator)
    {
        var @object = _module.TypeSystem.Object;
        var name = iterator.ElementType.Name == "IAsyncEnumerator`1" ? "ObserveAsyncEnumerator" : "ObserveAsyncEnumerable";
        var open = Instance(Operation, name, @object, @object);
        open.GenericParameters.Add(new GenericParameter(open));
        return new GenericInstanceMethod(open) { GenericArguments = { iterator.GenericArguments[0] } };
    }

    /// <summary><c>R Observe(R result)</c> for the Task or ValueTask that an async method returns, and for an iterator.</summary>
    internal MethodReference Observe(TypeReference task) => OfTask("Observe", task);

    /// <summary><c>R Follow(R task)</c> for a ValueTask from elsewhere.</summary>
    internal MethodReference FollowValue(TypeReference task) => OfTask("Follow", task);

    /// <summary><c>void Follow(Task task)</c>, with the core library's Task that the method's own return type names.</summary>
    internal MethodReference Follow(TypeReference task)
    {
        var plain = task is GenericInstanceType generic
            ? new TypeReference(generic.ElementType.Namespace, "Task", _module, generic.ElementType.Scope)
            : task;
        return Instance(Operation, "Follow", _module.TypeSystem.Void, plain);
    }

    MethodReference OfTask(string name, TypeReference task)
    {
        if (task is not GenericInstanceType generic)
            return Instance(Operation, name, task, task);

        var open = new MethodReference(name, _module.TypeSystem.Void, Operation) { HasThis = true };
        var result = new GenericParameter(open);
        open.GenericParameters.Add(result);
        var openTask = new GenericInstanceType(generic.ElementType) { GenericArguments = { result } };
        open.ReturnType = openTask;
        open.Parameters.Add(new ParameterDefinition(openTask));
        return new GenericInstanceMethod(open) { GenericArguments = { generic.GenericArguments[0] } };
    }

    /// <summary>The overload of <c>Tag</c> that takes the tag's value.</summary>
    internal MethodReference Tag(TagType type)
    {
        var int32 = _module.TypeSystem.Int32;
        if (type.Kind is TagKind.Enum or TagKind.Date or TagKind.TimeSpan or TagKind.Uri or TagKind.Array)
        {
            var open = new MethodReference(type.Kind == TagKind.Enum ? "TagEnum" : "TagValue", _module.TypeSystem.Void, Operation) { HasThis = true };
            var value = new GenericParameter(open);
            open.GenericParameters.Add(value);
            open.Parameters.Add(new ParameterDefinition(int32));
            open.Parameters.Add(new ParameterDefinition(value));
            return new GenericInstanceMethod(open) { GenericArguments = { type.ValueType } };
        }

        return Instance(Operation, "Tag", _module.TypeSystem.Void, int32, type.Kind switch
        {
            TagKind.Boolean => _module.TypeSystem.Boolean,
            TagKind.Char => _module.TypeSystem.Char,
            TagKind.SignedInteger => _module.TypeSystem.Int64,
            TagKind.UnsignedInteger => _module.TypeSystem.UInt64,
            TagKind.FloatingPoint => _module.TypeSystem.Double,
            TagKind.String => _module.TypeSystem.String,
            _ => type.ValueType,
        });
    }

    /// <summary><c>bool Nullable&lt;T&gt;.HasValue</c></summary>
    internal MethodReference HasValue(GenericInstanceType nullable) =>
        Instance(nullable, "get_HasValue", _module.TypeSystem.Boolean);

    /// <summary><c>T Nullable&lt;T&gt;.GetValueOrDefault()</c></summary>
    internal static MethodReference GetValueOrDefault(GenericInstanceType nullable) =>
        Instance(nullable, "GetValueOrDefault", nullable.ElementType.GenericParameters[0]);

    /// <summary>A type of the core library that the module itself was compiled against.</summary>
    internal TypeReference Core(string @namespace, string name, bool isValueType = false) =>
        new(@namespace, name, _module, _module.TypeSystem.CoreLibrary, isValueType);

    internal CustomAttribute CompilerGenerated() => new(Instance(
        Core("System.Runtime.CompilerServices", "CompilerGeneratedAttribute"), ".ctor", _module.TypeSystem.Void));

    /// <summary><c>void Measure(int metric, double value)</c>, or that for a decimal.</summary>
    internal MethodReference Measure(TagType type) =>
        Instance(Operation, "Measure", _module.TypeSystem.Void, _module.TypeSystem.Int32, type.Kind == TagKind.Decimal ? type.ValueType : _module.TypeSystem.Double);

    GenericInstanceType EndReader
    {
        get
        {
            var action = Core("System", "Action`1");
            action.GenericParameters.Add(new GenericParameter(action));
            return new GenericInstanceType(action) { GenericArguments = { Operation } };
        }
    }

    GenericInstanceType Reader(TypeReference value)
    {
        var action = Core("System", "Action`2");
        action.GenericParameters.Add(new GenericParameter(action));
        action.GenericParameters.Add(new GenericParameter(action));
        return new GenericInstanceType(action) { GenericArguments = { Operation, value } };
    }

    /// <summary>A type of the runtime's public namespace.</summary>
    internal TypeReference Runtime(string name) => new(KnownNames.RuntimeNamespace, name, _module, _runtime);

    internal static MethodReference Static(TypeReference type, string name, TypeReference returnType, params TypeReference[] parameters) =>
        Method(type, name, returnType, parameters);

    internal static MethodReference Instance(TypeReference type, string name, TypeReference returnType, params TypeReference[] parameters)
    {
        var method = Method(type, name, returnType, parameters);
        method.HasThis = true;
        return method;
    }

    static MethodReference Method(TypeReference type, string name, TypeReference returnType, TypeReference[] parameters)
    {
        var method = new MethodReference(name, returnType, type);
        foreach (var parameter in parameters)
            method.Parameters.Add(new ParameterDefinition(parameter));
        return method;
    }

    /// <summary>The module's reference to the runtime; one is added where the module knows it only through another library's attributes.</summary>
    static AssemblyNameReference FindRuntime(ModuleDefinition module)
    {
        var reference = module.AssemblyReferences.FirstOrDefault(candidate => candidate.Name == KnownNames.RuntimeAssembly);
        if (reference is null)
        {
            var name = new AssemblyNameReference(KnownNames.RuntimeAssembly, null);
            var runtime = module.AssemblyResolver.Resolve(name) ?? throw new WeavingException($"The project does not reference the assembly {name.Name}");
            reference = AssemblyNameReference.Parse(runtime.Name.FullName);
            module.AssemblyReferences.Add(reference);
        }

        return reference;
    }
}
