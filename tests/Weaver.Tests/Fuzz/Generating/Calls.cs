namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;

/// <summary>Random calls of the program's own methods.</summary>
/// <param name="dice">What decides.</param>
/// <param name="methods">All of them.</param>
/// <param name="isPumped">Whether a thread must not wait for a task.</param>
sealed class Calls(Dice dice, IReadOnlyList<Method> methods, bool isPumped)
{
    /// <summary>Whether a task that nobody awaits at once goes on beside the rest, in turns that are always the same ones.</summary>
    internal bool MayOverlap => isPumped;

    /// <summary>An expression of a type that calls a method with such a result; null where there is none.</summary>
    internal string? Value(string type, Body body, Expressions expressions, int depth)
    {
        var fitting = methods.Where(method => method.HasValue && method.ValueType == type && (!method.IsTask || body.MayAwait || !isPumped)).ToList();
        if (fitting.Count == 0)
            return null;
        var method = dice.In(fitting);
        var call = Of(method, body, expressions, depth + 1);
        return $"(Trace.Go() ? {(method.IsTask ? Awaited(call, method, body) : call)} : default({type})!)";
    }

    internal string Awaited(string call, Method method, Body body)
    {
        if (body.MayAwait)
            return $"await {call}{(method.Kind != ReturnKind.Job && !isPumped && dice.OneIn(2) ? ".ConfigureAwait(false)" : "")}";
        return method.Kind is ReturnKind.AsyncValueTask or ReturnKind.AsyncValueTaskOf or ReturnKind.ValueTask or ReturnKind.ValueTaskOf
            ? $"{call}.AsTask().GetAwaiter().GetResult()"
            : $"{call}.GetAwaiter().GetResult()";
    }

    internal string Of(Method method, Body body, Expressions expressions, int depth)
    {
        // What is on the stack while a task is awaited has to be kept in fields, which references cannot be.
        if (method.Parameters.Any(parameter => parameter.IsRefStruct || parameter.IsByReference))
            body = body with { MayAwait = false };
        var argument = TypeArgument(method.Constraint);
        var arguments = string.Join(", ", method.Parameters.Select(parameter => Argument(parameter, argument, body, expressions, depth)));
        return $"{Target(method, body)}{method.Name}{(method.IsGeneric ? $"<{argument}>" : "")}({arguments})";
    }

    string Target(Method method, Body body) => method.Home switch
    {
        Home.Static => "",
        _ when method.Home == body.Method.Home && dice.OneIn(2) && !(body.IsCaptured && method.Home == Home.Struct) => "this.",
        Home.Class => $"new Thing({dice.Below(4)}).",
        Home.Struct => $"new Value({dice.Below(4)}).",
        Home.Interface => "((ITalk)new Talker()).",
        _ => dice.OneIn(2) ? "new Of<int>(3)." : "new Of<string>(\"g\").",
    };

    string TypeArgument(string? constraint) => constraint switch
    {
        "class" => dice.Of("string", "Node"),
        "struct" or "unmanaged" => constraint == "struct" ? dice.Of("int", "Pair", "(int, string)") : dice.Of("int", "Pair", "Colour"),
        "IShape" or "IShape, new()" => dice.Of("Node", "Pair"),
        _ => dice.Of("int", "string", "Pair"),
    };

    string Argument(Parameter parameter, string typeArgument, Body body, Expressions expressions, int depth)
    {
        if (parameter.Modifier == "out")
            return "out _";
        if (parameter.Modifier == "ref")
            return body.Variables.Where(variable => variable.Type == parameter.Type && variable.IsAssignable).ToList() is { Count: > 0 } places ? $"ref {dice.In(places).Name}" : "ref Trace.Cells[1]";
        if (parameter.Modifier == "params")
            return dice.OneIn(2) ? expressions.Of("int", body, depth) : $"{expressions.Of("int", body, depth)}, {expressions.Of("int", body, depth)}";
        if (parameter.Type == "T")
            return typeArgument switch { "Node" => $"new Node({dice.Between(1, 3)})", _ => expressions.Of(typeArgument, body, depth) };
        return expressions.Of(parameter.Type, body, depth);
    }
}
