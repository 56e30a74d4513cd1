namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;

sealed partial class Statements
{
    /// <summary>try with any mix of handlers, each of which may throw, or leave, where it may.</summary>
    void Handlers(Body body)
    {
        var catches = dice.Below(3);
        var hasFinally = catches == 0 || dice.OneIn(3);

        // An iterator may hand out items only where there is a finally alone.
        var inner = catches == 0 ? body : body with { MayYield = false };
        Nested("try", inner with { MayRethrow = false });
        for (var number = 0; number < catches; number++)
            Catch(body with { MayYield = false }, isLast: number == catches - 1);
        if (hasFinally)
            Nested("finally", body.Closed with { Depth = body.Depth, MayAllocate = false, MayAwait = body.MayAwait, MayRethrow = false });
    }

    void Catch(Body body, bool isLast)
    {
        var name = dice.Name("e");
        var type = isLast ? dice.Of("Exception", "Exception", "HostileException") : dice.Of("WorseException", "OperationCanceledException", "DivideByZeroException", "NullReferenceException");
        var filter = dice.OneIn(3) || !isLast ? $" when (Trace.When({dice.Place()}, {Filter(body, name)}))" : "";
        writer.Block($"catch ({type} {name}){filter}", () =>
        {
            writer.Line($"Trace.Caught(\"{name}\", {name});");
            var inner = Some(body.Deeper with { MayRethrow = true, MayAllocate = false }, dice.Below(3));
            if (dice.OneIn(3))
                writer.Line(dice.Of("throw;", $"throw {name};", $"throw new HostileException(\"again\");", $"System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw({name});", $"throw new InvalidOperationException(\"around\", {name});"));
            else if (dice.OneIn(4))
                Leave(inner with { MayRethrow = true });
        });
    }

    /// <summary>An exception that would leave the method, if a finally block did not throw another one in its place, which does not: a failure that becomes a success.</summary>
    void Replaced(Body body)
    {
        writer.Block("try", () =>
        {
            writer.Block("try", () =>
            {
                Some(body.Deeper with { MayYield = false }, 1);
                writer.Line($"if ({_expressions.Condition(body)}) throw new InvalidOperationException();");
            });
            writer.Block("finally", () => writer.Line($"if ({_expressions.Condition(body with { MayAwait = false })}) throw new WorseException(\"replaced\");"));
        });
        writer.Block("catch (WorseException)", Say);
    }

    string Filter(Body body, string name) => dice.Below(4) switch
    {
        0 => "false",
        1 => $"{name}.Message.Length > {dice.Below(9)}",
        2 => _expressions.Condition(body with { MayAwait = false }),
        _ => "true",
    };

    void Loop(Body body)
    {
        var inner = body with { IsInLoop = true };
        var name = dice.Name("i");
        switch (dice.Below(5))
        {
            case 0: Nested($"for (var {name} = 0; {name} < {dice.Between(1, 3)}; {name}++)", inner.With(new("int", name, IsAssignable: false, IsCapturable: true))); break;
            case 1: Nested($"foreach (var {name} in {_expressions.Of("int[]", body)})", inner.With(new("int", name, IsAssignable: false, IsCapturable: true))); break;
            case 2: Nested($"while (Trace.Go() && {_expressions.Condition(body)})", inner); break;
            case 3:
                Nested("do", inner);
                writer.Line($"while (Trace.Go() && {_expressions.Condition(body)});");
                break;
            default: Nested("while (Trace.Go())", inner); break;
        }
    }

    void Switch(Body body)
    {
        var type = dice.Of("int", "int", "string", "object", "Pair");
        writer.Block($"switch ({_expressions.Of(type, body)})", () =>
        {
            var cases = dice.Between(1, 6);
            for (var number = 0; number < cases; number++)
                Section($"case {Label(type, number)}:", body, type == "int" && number > 0 && dice.OneIn(4) ? "goto case 0;" : "break;");
            if (dice.OneIn(2))
                Section("default:", body, "break;");
        });
    }

    void Section(string label, Body body, string end)
    {
        // A continue would be the loop's, but a break would be the switch's.
        Nested(label, body with { IsInLoop = false });
        writer.Line(end == "break;" || dice.OneIn(2) ? end : $"if (Trace.Go()) {end} else break;");
    }

    string Label(string type, int number) => type switch
    {
        "int" => $"{number}",
        "string" => $"\"s{number}\"",
        "object" => $"int {dice.Name("c")} when Trace.When({dice.Place()}, {dice.Of("true", "false")}) && {number} > 0",
        _ => $"({number}, {dice.Of("> 0", "< 3", "_")})",
    };

    /// <summary>A label behind a block, which may be gone to from within, or one before it, which may be gone back to while there is fuel.</summary>
    void Labelled(Body body)
    {
        var label = dice.Name("L");
        if (dice.OneIn(3))
        {
            writer.Line($"{label}:");
            Nested("", body);
            writer.Line($"if (Trace.Go() && {_expressions.Condition(body)}) goto {label};");
            return;
        }

        Nested("", body with { Labels = [.. body.Labels, label] });
        writer.Line($"{label}:");
        Say();
    }

    void Closure(Body body)
    {
        var name = dice.Name("f");
        var argument = dice.Name("x");
        var inner = body.Captured.With(new("int", argument, IsAssignable: true, IsCapturable: true));
        var lambda = new Body(_lambda) { Variables = inner.Variables, Depth = inner.Depth, IsCaptured = true };
        writer.Block($"Func<int, int> {name} = [MethodImpl(MethodImplOptions.NoInlining)] (int {argument}) =>", () => End(Some(lambda, dice.Between(1, 3))));
        writer.Line(";");
        writer.Line($"Trace.Log({dice.Place()}, {name}({_expressions.Of("int", body)}));");
    }

    /// <summary>One that is tracked itself now and then, also async.</summary>
    void LocalFunction(Body body)
    {
        var isAsync = body.MayAwait && dice.OneIn(2);
        var method = new Method(dice.Name("Local"), body.Method.Home, isAsync ? ReturnKind.AsyncTaskOf : ReturnKind.Value, "int", [new("", "int", dice.Name("x"), IsTag: false)], null, IsTracked: dice.OneIn(2));
        var inner = new Body(method) { Variables = [.. body.Captured.Variables, new("int", method.Parameters[0].Name, IsAssignable: true, IsCapturable: true)], Depth = body.Depth + 1, IsCaptured = true, MayAwait = isAsync };
        writer.Line($"{(isAsync ? "await " : "")}{method.Name}({_expressions.Of("int", body)});");
        writer.Line($"{(method.IsTracked ? $"[TrackWorkflow(\"Workflow_{method.Name}\")] " : "")}[MethodImpl(MethodImplOptions.NoInlining)]");
        writer.Block($"{(isAsync ? "async " : "")}{method.ReturnType} {method.Name}({method.Parameters[0].Declaration})", () => End(Some(inner, dice.Between(1, 4))));
    }

    void Stack(Body body)
    {
        var name = dice.Name("s");
        writer.Block("", () =>
        {
            writer.Line($"Span<int> {name} = stackalloc int[] {{ {dice.Below(9)}, {dice.Below(9)} }};");
            var inner = body with { MayAwait = false, MayYield = false };
            writer.Line($"{name}[{_expressions.Of("int", inner)} & {dice.Of(1, 1, 3)}] = {_expressions.Of("int", inner)};");
            Some(inner.With(new("Span<int>", name, IsAssignable: false, IsCapturable: false)).Deeper, 2);
            writer.Line($"Trace.Log({dice.Place()}, {name}[0]);");
        });
    }
}
