using AutomagikTelemetry.Fody.Diagnostics;
using AutomagikTelemetry.Fody.Selecting;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>Resolves the paths on a method; what leads nowhere becomes a diagnostic.</summary>
sealed class PathResolver(ModuleDefinition module, DiagnosticLog log)
{
    const string This = "this";
    const string Return = "return";
    const string Exception = "exception";

    readonly TypeImport _import = new(module);

    /// <summary>The resolved path; null after a diagnostic.</summary>
    /// <param name="method">The method that it stands on.</param>
    /// <param name="text">The path.</param>
    /// <param name="exceptionType">The exception that it is about; null for any.</param>
    /// <param name="isOfMetric">Whether it is a metric's, which is what the call has made of the object.</param>
    internal ValuePath? Resolve(MethodDefinition method, string text, TypeReference? exceptionType, bool isOfMetric = false)
    {
        var names = text.Split('.');
        if (RootOf(method, names[0], text, exceptionType) is not var (root, parameter, type))
            return null;

        if (isOfMetric && root == PathRoot.This && CanBeReadLater(method))
            root = PathRoot.ThisAtTheEnd;
        var steps = new List<PathStep>();
        foreach (var name in names.Skip(1))
        {
            if (!TryStep(method, ref type, name, steps, out var fault))
            {
                log.Add(Severity.Error, Rule.PathUnresolved, method, text, fault);
                return null;
            }
        }

        if (TagType.Of(type) is { IsByReference: false } value)
            return new ValuePath(text, root, parameter, steps.Count == 0 ? type : steps[0].From, steps, value);

        log.Add(Severity.Error, Rule.PathType, method, text, type.FullName);
        return null;
    }

    (PathRoot Root, ParameterDefinition? Parameter, TypeReference Type)? RootOf(MethodDefinition method, string name, string text, TypeReference? exceptionType)
    {
        if (method.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter)
        {
            if (exceptionType is not null)
                return Unresolved("ExceptionType is for a path that begins at 'exception'");
            return parameter.IsOut ? Unresolved($"'{name}' is an out parameter and has no value at entry") : (PathRoot.Parameter, parameter, Value(parameter.ParameterType));
        }

        if (exceptionType is not null && name != Exception)
            return Unresolved("ExceptionType is for a path that begins at 'exception'");
        switch (name)
        {
            case This:
                return method.IsStatic || IsCompilerMade(method.DeclaringType)
                    ? Unresolved("the method has no 'this'")
                    : (PathRoot.This, null, SelfType.Of(method.DeclaringType));
            case Return when IsAtTheEnd(method, text):
                return ResultOf(method) is { } result ? (PathRoot.Result, null, result) : Unresolved("the method returns no value");
            case Exception when IsAtTheEnd(method, text):
                return ExceptionOf(exceptionType) is { } type ? (PathRoot.Exception, null, type) : Unresolved($"{exceptionType!.FullName} is no exception");
            case Return or Exception:
                return null;
            default:
                var nearest = NearestName.Of(name, [.. method.Parameters.Select(candidate => candidate.Name), This, Return, Exception]);
                return Unresolved($"'{name}' is no parameter; the nearest is '{nearest}'");
        }

        (PathRoot, ParameterDefinition?, TypeReference)? Unresolved(string fault)
        {
            log.Add(Severity.Error, Rule.PathUnresolved, method, text, fault);
            return null;
        }
    }

    /// <summary>A struct's async method works on a copy.</summary>
    static bool CanBeReadLater(MethodDefinition method) => HasAnEnd(ResultShapes.Of(method)) && !method.DeclaringType.IsValueType;

    static bool HasAnEnd(ResultShape shape) => shape is not (ResultShape.Iterator or ResultShape.AsyncIterator or ResultShape.TaskLike);

    bool IsAtTheEnd(MethodDefinition method, string text)
    {
        var shape = ResultShapes.Of(method);
        if (HasAnEnd(shape))
            return true;

        log.Add(Severity.Error, Rule.PathAtTheEnd, method, text, shape == ResultShape.TaskLike ? "a task type of its own tells nobody its result" : "an iterator is done when nobody enumerates it any more");
        return false;
    }

    bool TryStep(MethodDefinition method, ref TypeReference type, string name, List<PathStep> steps, out string fault)
    {
        fault = "";
        if (type is GenericInstanceType { ElementType.FullName: KnownNames.Types.Nullable } nullable && name != "HasValue")
        {
            var value = nullable.GenericArguments[0];
            steps.Add(new PathStep(null, nullable, value, IsByReference: false));
            type = value;
            if (name == "Value")
                return true;
        }

        var lookup = new MemberLookup(module, _import);
        if (lookup.Find(type, name, method.DeclaringType) is { } step)
        {
            steps.Add(step);
            type = step.To;
            return true;
        }

        var nearest = NearestName.Of(name, lookup.Names(type, method.DeclaringType));
        fault = nearest is null
            ? $"{type.FullName} has no property or field that it could name"
            : $"{type.FullName} has no property or field '{name}' that can be read from here; the nearest is '{nearest}'";
        return false;
    }

    /// <summary>What the method answers, or what its task holds; null for nothing.</summary>
    static TypeReference? ResultOf(MethodDefinition method)
    {
        var type = Value(method.ReturnType);
        if (ResultShapes.Of(method) is not ResultShape.None)
            return type is GenericInstanceType task ? task.GenericArguments[0] : null;
        return type.MetadataType is MetadataType.Void or MetadataType.Pointer or MetadataType.FunctionPointer ? null : type;
    }

    TypeReference? ExceptionOf(TypeReference? type)
    {
        if (type is null)
            return new TypeReference("System", "Exception", module, module.TypeSystem.CoreLibrary);
        for (var one = type; one is not null; one = one.Resolve()?.BaseType)
        {
            if (one.FullName == KnownNames.Types.Exception)
                return type;
        }

        return null;
    }

    static TypeReference Value(TypeReference type)
    {
        type = MemberLookup.WithoutModifiers(type);
        return type is ByReferenceType reference ? MemberLookup.WithoutModifiers(reference.ElementType) : type;
    }

    static bool IsCompilerMade(TypeDefinition type) => type.Name.StartsWith("<", StringComparison.Ordinal);
}
