using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace AutomagikTelemetry.Fody.Emitting;

/// <summary>A private static method that is added beside a tracked one.</summary>
/// <remarks>It has the type parameters of that one at the same places, so that a type that names them is right in both.</remarks>
sealed class AddedMethod
{
    readonly MethodDefinition _tracked;
    readonly MethodDefinition _method;

    internal AddedMethod(MethodDefinition tracked, RuntimeReferences references, string name)
    {
        _tracked = tracked;
        _method = new MethodDefinition(name, MethodAttributes.Private | MethodAttributes.Static | MethodAttributes.HideBySig, tracked.Module.TypeSystem.Void);
        _method.CustomAttributes.Add(references.CompilerGenerated());
        foreach (var parameter in tracked.GenericParameters)
            _method.GenericParameters.Add(Copy(parameter));
    }

    internal MethodBody Body => _method.Body;

    internal ParameterDefinition Parameter(TypeReference type)
    {
        var parameter = new ParameterDefinition(type);
        _method.Parameters.Add(parameter);
        return parameter;
    }

    internal VariableDefinition Local(TypeReference type)
    {
        var local = new VariableDefinition(type);
        Body.Variables.Add(local);
        return local;
    }

    internal void Add(Instruction instruction) => Body.Instructions.Add(instruction);

    internal void NeverInline() => _method.NoInlining = true;

    /// <summary>Adds it to the type, with the body that it has by now.</summary>
    /// <returns>A reference to it, for the tracked method and for others that are added beside it.</returns>
    internal MethodReference Finish()
    {
        Add(Instruction.Create(OpCodes.Ret));
        Body.InitLocals = true;
        Body.OptimizeMacros();
        _tracked.DeclaringType.Methods.Add(_method);
        return Reference();
    }

    /// <summary>The constraints name parameters by their place, which is the same in both methods.</summary>
    GenericParameter Copy(GenericParameter parameter)
    {
        var copy = new GenericParameter(parameter.Name, _method) { Attributes = parameter.Attributes };
        foreach (var constraint in parameter.Constraints)
            copy.Constraints.Add(new GenericParameterConstraint(constraint.ConstraintType));
        return copy;
    }

    MethodReference Reference()
    {
        // Where nothing is generic the definition is its own reference: another one would take a row and a signature in the metadata.
        if (!_method.HasGenericParameters && !_tracked.DeclaringType.HasGenericParameters)
            return _method;

        var reference = new MethodReference(_method.Name, _method.ReturnType, SelfType.Of(_tracked.DeclaringType));
        foreach (var parameter in _method.Parameters)
            reference.Parameters.Add(new ParameterDefinition(parameter.ParameterType));
        if (!_method.HasGenericParameters)
            return reference;

        var instance = new GenericInstanceMethod(reference);
        foreach (var parameter in _tracked.GenericParameters)
        {
            reference.GenericParameters.Add(new GenericParameter(parameter.Name, reference));
            instance.GenericArguments.Add(parameter);
        }

        return instance;
    }
}
