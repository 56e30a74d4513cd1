namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;

/// <summary>Random statements, nested in one another.</summary>
sealed partial class Statements(Dice dice, Calls calls, IReadOnlyList<Method> methods, SourceWriter writer)
{
    const int Deep = 5;

    readonly Expressions _expressions = new(dice, calls);
    int _left;

    /// <summary>The body of a method, with its end.</summary>
    internal void Of(Body body, int size)
    {
        _left = size;
        foreach (var parameter in body.Method.Parameters.Where(parameter => parameter.Modifier == "out"))
            writer.Line($"{parameter.Name} = {dice.Below(9)};");
        var again = dice.OneIn(6) ? dice.Name("again") : null;
        if (again is not null)
            writer.Line($"{again}:");
        else if (dice.OneIn(2))
            Say();
        body = Some(body, dice.Between(2, 6));
        if (again is not null)
            writer.Line($"if (Trace.Go()) goto {again};");
        End(body);
    }

    /// <summary>Several, and what later ones see of them.</summary>
    Body Some(Body body, int count)
    {
        while (count-- > 0 && _left > 0)
            body = One(body);
        return body;
    }

    void Nested(string head, Body body)
    {
        writer.Block(head, () =>
        {
            var inner = Some(body.Deeper, dice.Between(1, 4));
            if (dice.OneIn(5))
                Leave(inner);
        });
    }

    Body One(Body body)
    {
        _left--;
        if (body.Depth >= Deep || dice.OneIn(3))
            return Simple(body);

        switch (dice.Below(18))
        {
            case 0: Nested($"if ({_expressions.Condition(body)})", body); break;
            case 1:
                Nested($"if ({_expressions.Condition(body)})", body);
                Nested("else", body);
                break;
            case 2 or 3 or 4: Handlers(body); break;
            case 5: Nested($"using ({Scope()})", body); break;
            case 6: Nested("lock (Trace.Cells)", body with { MayAwait = false, MayYield = false }); break;
            case 7 or 8: Loop(body); break;
            case 9: Switch(body); break;
            case 10: Labelled(body); break;
            case 11: Closure(body); break;
            case 12: LocalFunction(body); break;
            case 13 when body.MayAllocate: Stack(body); break;
            case 14 when body.MayAwait: Nested($"await using ({Scope()})", body); break;
            case 15: Enumerate(body); break;
            case 16: Replaced(body); break;
            default: Nested("", body); break;
        }

        return body;
    }

    Body Simple(Body body)
    {
        switch (dice.Below(15))
        {
            case 0 or 1 or 2:
                var type = dice.In(Expressions.Types);
                var name = dice.Name("v");
                writer.Line($"{type} {name} = {_expressions.Of(type, body)};");
                return body.With(new(type, name, IsAssignable: true, IsCapturable: true));
            case 3 or 4 when body.Variables.Where(variable => variable.IsAssignable).ToList() is { Count: > 0 } places:
                var place = dice.In(places);
                writer.Line($"{place.Name} = {_expressions.Of(place.Type, body)};");
                break;
            case 5: Call(body); break;
            case 6: Call(body); break;
            case 7: writer.Line($"if ({_expressions.Condition(body)}) {Throw(body)}"); break;
            case 8 when calls.MayOverlap: writer.Line($"Trace.Where({dice.Place()});"); break;
            case 9: writer.Line(dice.OneIn(2) ? $"Trace.Local.Value = {_expressions.Of("int", body)};" : $"Trace.Log({dice.Place()}, Trace.Local.Value);"); break;
            case 10 when body.MayYield: writer.Line($"yield return {ItemOf(body)};"); break;
            case 11 when body.MayAwait: writer.Line(dice.Of("await Turns.Next();", $"await Turns.Of({_expressions.Of("int", body)});", $"await Turns.Once({dice.Below(8)});")); break;
            case 12 when body.MayReturn: writer.Line($"if ({_expressions.Condition(body)}) {Return(body)}"); break;
            default: writer.Line($"Trace.Log({dice.Place()}, {_expressions.Of(dice.In(Expressions.Types), body)});"); break;
        }

        return body;
    }

    void Say() => writer.Line($"Trace.Say(\"{dice.Place()}\");");

    string Scope() => $"new Scope({dice.Place()}{(dice.OneIn(6) ? ", true" : "")})";

    /// <summary>A call for its own sake.</summary>
    void Call(Body body) => Call(body, dice.In(methods));

    /// <inheritdoc cref="Call(Body)"/>
    internal void Call(Body body, Method method)
    {
        var call = calls.Of(method, body, _expressions, 1);
        var (place, name) = (dice.Place(), dice.Name("r"));
        writer.Line(method.Kind switch
        {
            ReturnKind.Void => $"if (Trace.Go()) {call};",
            ReturnKind.Value => $"if (Trace.Go()) Trace.Log({place}, {call});",
            ReturnKind.Ref => $"if (Trace.Go()) {{ ref var {name} = ref {call}; Trace.Log({place}, {name}++); }}",
            ReturnKind.RefReadOnly => $"if (Trace.Go()) {{ ref readonly var {name} = ref {call}; Trace.Log({place}, {name}); }}",
            ReturnKind.Span => $"if (Trace.Go()) Trace.Log({place}, {call}.Length);",
            >= ReturnKind.Enumerable => Enumeration(method, call, body),
            _ when body.MayAwait || !calls.MayOverlap => method.HasValue ? $"if (Trace.Go()) Trace.Log({place}, {calls.Awaited(call, method, body)});" : $"if (Trace.Go()) {calls.Awaited(call, method, body)};",
            _ => $"if (Trace.Go()) {{ var {name} = {call}; Trace.Keep(async () => await {name}); }}",
        });
    }

    void End(Body body)
    {
        if (body.MayYield || body.Method.IsIterator)
            writer.Line(dice.OneIn(3) ? "yield break;" : $"yield return {ItemOf(body)};");
        else if (dice.OneIn(7))
            writer.Line(Throw(body));
        else
            writer.Line(Return(body));
    }

    string ItemOf(Body body) => _expressions.Of(body.Method.ValueType, body);

    string Return(Body body)
    {
        var method = body.Method;
        if (method.IsIterator)
            return "yield break;";
        return method.Kind switch
        {
            ReturnKind.Void or ReturnKind.AsyncTask or ReturnKind.AsyncValueTask => "return;",
            ReturnKind.Ref or ReturnKind.RefReadOnly => Reference(body),
            ReturnKind.Span => $"return {(dice.OneIn(3) ? "Span<int>.Empty" : "Trace.Cells.AsSpan(1)")};",
            ReturnKind.Task => $"return {Task(method, body)};",
            ReturnKind.TaskOf => method.ValueType == "int" ? $"return {Task(method, body)};" : $"return System.Threading.Tasks.Task.FromResult({_expressions.Of(method.ValueType, body)});",
            ReturnKind.ValueTask => dice.OneIn(3) ? "return default;" : $"return new({dice.Of("(Task)", "")}Turns.Of({_expressions.Of("int", body)}));",
            ReturnKind.ValueTaskOf => method.ValueType == "int" ? dice.Of($"return Turns.Once({_expressions.Of("int", body)});", $"return new(Turns.Of({dice.Below(8)}));", $"return new({_expressions.Of("int", body)});") : $"return new({_expressions.Of(method.ValueType, body)});",
            _ => $"return {_expressions.Of(method.ValueType, body)};",
        };
    }

    string Reference(Body body)
    {
        var references = body.Method.Parameters.Where(parameter => parameter is { Modifier: "ref", Type: "int" }).ToList();
        return references.Count > 0 && dice.OneIn(2) ? $"return ref {dice.In(references).Name};" : $"return ref Trace.Cells[{_expressions.Of("int", body)} & 3];";
    }

    string Task(Method method, Body body)
    {
        var others = methods.Where(other => other.ReturnType == method.ReturnType).ToList();
        if (others.Count > 0 && dice.OneIn(2))
            return $"(Trace.Go() ? {calls.Of(dice.In(others), body, _expressions, 2)} : Turns.Of(0))";
        return $"Turns.Of({_expressions.Of("int", body)})";
    }

    string Throw(Body body)
    {
        if (body.MayRethrow && dice.OneIn(3))
            return "throw;";
        return dice.Below(5) switch
        {
            0 => $"throw new WorseException(\"w{dice.Below(9)}\");",
            1 => "throw new OperationCanceledException();",
            2 => $"throw new InvalidOperationException(\"i{dice.Below(9)}\", new HostileException(\"inner\"));",
            3 => "throw null!;",
            _ => $"throw new HostileException({_expressions.Of("string", body)});",
        };
    }

    /// <summary>The end of a nested block, some other way than by its last line.</summary>
    void Leave(Body body)
    {
        if (body.Labels.Count > 0 && dice.OneIn(2))
            writer.Line($"goto {dice.In(body.Labels)};");
        else if (body.IsInLoop && dice.OneIn(2))
            writer.Line(dice.Of("break;", "continue;"));
        else if (body.MayReturn && dice.OneIn(2))
            writer.Line(Return(body));
        else
            writer.Line(Throw(body));
    }
}
