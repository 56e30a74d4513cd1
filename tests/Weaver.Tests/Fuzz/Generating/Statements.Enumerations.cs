namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;

sealed partial class Statements
{
    static readonly Method _lambda = new("Lambda", Home.Static, ReturnKind.Value, "int", [], null, IsTracked: false);

    void Enumerate(Body body)
    {
        var fitting = methods.Where(method => method.Kind is ReturnKind.Enumerable or ReturnKind.UntypedEnumerable || (method.Kind == ReturnKind.AsyncEnumerable && body.MayAwait)).ToList();
        if (fitting.Count == 0)
        {
            Call(body);
            return;
        }

        var method = dice.In(fitting);
        var (item, call) = (dice.Name("item"), calls.Of(method, body, _expressions, 1));
        writer.Block("if (Trace.Go())", () =>
        {
            writer.Block($"{(method.Kind == ReturnKind.AsyncEnumerable ? "await " : "")}foreach (var {item} in {call})", () =>
            {
                writer.Line($"Trace.Log({dice.Place()}, {item});");
                var inner = Some(body.Deeper with { IsInLoop = true }, dice.Below(3));
                if (dice.OneIn(3))
                    Leave(inner);
            });
        });
    }

    /// <summary>Of the result of an iterator: to its end, a part of it, without an end, or not at all.</summary>
    string Enumeration(Method method, string call, Body body)
    {
        var (place, name) = (dice.Place(), dice.Name("r"));
        return method.Kind switch
        {
            ReturnKind.Enumerable => dice.Of(
                $"if (Trace.Go()) Trace.Log({place}, {call}.Count());",
                $"if (Trace.Go()) Trace.Log({place}, {call}.FirstOrDefault());",
                $"if (Trace.Go()) {{ var {name} = {call}; Trace.Log({place}, {name}.Count() + {name}.Take(1).Count()); }}",
                $"if (Trace.Go()) Trace.Log({place}, {call}.GetEnumerator().MoveNext());",
                $"if (Trace.Go()) {call};"),
            ReturnKind.UntypedEnumerable => $"if (Trace.Go()) foreach (var {name} in {call}) Trace.Log({place}, {name});",
            ReturnKind.Enumerator => dice.Of(
                $"if (Trace.Go()) {{ using var {name} = {call}; while ({name}.MoveNext()) Trace.Log({place}, {name}.Current); }}",
                $"if (Trace.Go()) {{ using var {name} = {call}; Trace.Log({place}, {name}.MoveNext()); }}",
                $"if (Trace.Go()) {{ using var {name} = {call}; }}"),
            ReturnKind.UntypedEnumerator => $"if (Trace.Go()) {{ var {name} = {call}; while ({name}.MoveNext()) Trace.Log({place}, {name}.Current); }}",
            ReturnKind.AsyncEnumerable when body.MayAwait => dice.Of(
                $"if (Trace.Go()) await foreach (var {name} in {call}) Trace.Log({place}, {name});",
                $"if (Trace.Go()) await foreach (var {name} in {call}) {{ Trace.Log({place}, {name}); break; }}"),
            ReturnKind.AsyncEnumerator when body.MayAwait => dice.Of(
                $"if (Trace.Go()) {{ await using var {name} = {call}; while (await {name}.MoveNextAsync()) Trace.Log({place}, {name}.Current); }}",
                $"if (Trace.Go()) {{ await using var {name} = {call}; Trace.Log({place}, await {name}.MoveNextAsync()); }}"),
            _ => $"if (Trace.Go()) _ = {call};",
        };
    }
}
