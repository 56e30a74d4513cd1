namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;

/// <summary>Random signatures.</summary>
sealed class Signatures(Dice dice)
{
    static readonly string[] _types = ["int", "int", "string", "long", "int?", "Node?", "Pair", "Colour", "(int, string)", "int[]", "object"];

    internal IReadOnlyList<Method> Some(int count) => [.. Enumerable.Range(0, count).Select(number => One($"M{number}"))];

    Method One(string name)
    {
        var kind = dice.OneIn(3) ? dice.Of(ReturnKind.Void, ReturnKind.Value) : (ReturnKind)dice.Below((int)ReturnKind.AsyncEnumerator + 1);
        var home = (Home)dice.Below((int)Home.Interface + 1);
        var constraint = home != Home.Generic && dice.OneIn(4) ? dice.Of("", "class", "struct", "unmanaged", "notnull", "IShape", "IShape, new()") : null;
        var isTracked = dice.Below(6) > 0;
        var mayRefer = kind is ReturnKind.Void or ReturnKind.Value or ReturnKind.Ref or ReturnKind.RefReadOnly or ReturnKind.Span or ReturnKind.Task or ReturnKind.TaskOf or ReturnKind.ValueTask or ReturnKind.ValueTaskOf;
        var parameters = Enumerable.Range(0, dice.Below(5)).Select(_ => OneParameter(mayRefer, isTracked)).ToList();
        if (constraint is not null)
            parameters.Insert(dice.Below(parameters.Count + 1), new("", "T", dice.Name("a"), IsTag: false));
        if (dice.OneIn(6))
            parameters.Add(new("params", dice.Of("int[]", "int[]", mayRefer ? "ReadOnlySpan<int>" : "int[]"), dice.Name("a"), IsTag: false));
        var type = kind switch
        {
            ReturnKind.Void => "void",
            ReturnKind.Ref or ReturnKind.RefReadOnly => "int",
            ReturnKind.UntypedEnumerable or ReturnKind.UntypedEnumerator => "object",
            _ => dice.In(Expressions.Types),
        };
        return new Method(name, home, kind, type, parameters, constraint, isTracked);
    }

    Parameter OneParameter(bool mayRefer, bool isTracked)
    {
        var name = dice.Name("a");
        if (mayRefer && dice.OneIn(3))
        {
            return dice.Below(4) switch
            {
                0 => new("ref", "int", name, IsTag: isTracked && dice.OneIn(2)),
                1 => new("out", dice.Of("int", "long"), name, IsTag: false),
                2 => new("in", dice.Of("int", "Pair", "string", "Node?"), name, IsTag: false),
                _ => new("", dice.Of("Span<int>", "ReadOnlySpan<char>"), name, IsTag: false),
            };
        }

        var type = dice.In(_types);
        return new("", type, name, IsTag: isTracked && type is "int" or "string" or "long" or "int?" or "Colour" && dice.OneIn(3));
    }
}
