namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;

/// <summary>Random expressions of a type. Each call among them is one that fuel is left for.</summary>
sealed class Expressions(Dice dice, Calls calls)
{
    internal static readonly string[] Types = ["int", "int", "string", "long", "int?", "Node?", "Pair", "Colour", "(int, string)", "int[]"];

    internal string Of(string type, Body body, int depth = 0)
    {
        if (depth < 3 && dice.OneIn(4) && calls.Value(type, body, this, depth) is { } call)
            return call;
        if (body.Of(type) is { Count: > 0 } variables && dice.Below(3) > 0)
            return dice.In(variables).Name;
        return type switch
        {
            "int" => Number(body, depth + 1),
            "long" => dice.OneIn(2) ? $"{dice.Below(9)}L" : $"((long){Of("int", body, depth + 1)})",
            "string" => Text(body, depth + 1),
            "int?" => dice.OneIn(2) ? "((int?)null)" : $"((int?){Of("int", body, depth + 1)})",
            "Node?" => dice.Below(4) switch { 0 => "((Node?)null)", 1 => $"({Of("Node?", body, depth + 1)}?.Next)", _ => $"new Node({dice.Between(1, 3)})" },
            "Pair" => $"new Pair({Of("int", body, depth + 1)}, {dice.Below(5)})",
            "Colour" => $"((Colour)({Of("int", body, depth + 1)} & 1))",
            "(int, string)" => $"({Of("int", body, depth + 1)}, {Of("string", body, depth + 1)})",
            "int[]" => $"new[] {{ {dice.Below(5)}, {Of("int", body, depth + 1)}, {dice.Below(5)} }}",
            "object" => $"((object){Of("int", body, depth + 1)})",
            "Span<int>" => "Trace.Cells.AsSpan()",
            "ReadOnlySpan<char>" => $"\"abc\".AsSpan({dice.Below(3)})",
            _ => "default!",
        };
    }

    internal string Condition(Body body) => dice.Below(7) switch
    {
        0 => $"{Of("string", body, 2)} is {{ Length: > {dice.Below(4)} }}",
        1 => $"{Of("Node?", body, 2)} is {{ Number: {dice.Below(3)} or {dice.Between(3, 5)} }}",
        2 => $"{Of("int?", body, 2)} is {{ }} {dice.Name("p")}",
        3 => "Trace.Go()",
        4 => $"{Of("Pair", body, 2)} is ({dice.Below(3)}, > 0)",
        _ => $"({Of("int", body, 1)} & {dice.Of(1, 2, 4)}) {dice.Of("==", "!=")} 0",
    };

    string Number(Body body, int depth)
    {
        if (depth > 3)
            return Literal();
        return dice.Below(14) switch
        {
            0 => $"({Of("int", body, depth)} + {Of("int", body, depth)})",
            1 => $"({Of("int", body, depth)} / ({Of("int", body, depth)} & Trace.Mask))",
            2 => $"Trace.Log({dice.Place()}, {Of("int", body, depth)})",
            3 => $"{Of("Node?", body, depth)}!.Number",
            4 => $"{Of("string", body, depth)}.Length",
            5 => $"checked({Of("int", body, depth)} * {dice.Of("3", "Trace.Big")})",
            6 => $"({Of("int?", body, depth)} ?? {(dice.OneIn(3) ? "throw new HostileException(\"none\")" : Of("int", body, depth))})",
            7 => Switch(body, depth),
            8 => $"{Of("Pair", body, depth)}.Area()",
            9 => $"{Of("int[]", body, depth)}[{Of("int", body, depth)} & {dice.Of(1, 1, 3)}]",
            10 => $"((object){Of("string", body, depth)} is string {{ Length: var {dice.Name("n")} }} ? {Of("int", body, depth)} : {Literal()})",
            _ => Literal(),
        };
    }

    string Text(Body body, int depth)
    {
        if (depth > 3)
            return $"\"s{dice.Below(5)}\"";
        return dice.Below(6) switch
        {
            0 => $"$\"{{{Of("int", body, depth)}}}-{{{Of("string", body, depth)}}}\"",
            1 => $"({Of("string", body, depth)} + {Of("int", body, depth)})",
            2 => $"{Of("Node?", body, depth)}!.Text",
            3 => $"((string)(object){Of("string", body, depth)})",
            _ => $"\"s{dice.Below(5)}\"",
        };
    }

    string Switch(Body body, int depth) =>
        $"({Of("int", body, depth)} switch {{ 0 => {Of("int", body, depth)}, > 3 and < 7 => {Of("int", body, depth)}, {(dice.OneIn(3) ? "" : $"_ => {Of("int", body, depth)}, ")}}})";

    string Literal() => $"{dice.Below(9)}";
}
