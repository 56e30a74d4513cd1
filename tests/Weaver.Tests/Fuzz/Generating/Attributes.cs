namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;

/// <summary>Random attributes of ours for a method.</summary>
sealed class Attributes(Dice dice)
{
    internal IEnumerable<string> Of(Method method)
    {
        // The name stands there, so that a method around it that is written by hand knows it too.
        var kind = dice.Of("Workflow", "Workflow", "Endpoint", "Task", "Message");
        yield return $"[Track{kind}(\"{kind}_{method.Name}\")]";
        if (dice.OneIn(6))
            yield return $"[TagConstant(\"constant\", {dice.Of("7", "\"seven\"", "true")})]";
        var roots = method.Parameters.Where(parameter => parameter.Type is "Node?" or "Pair" && parameter.Modifier is not "out").ToList();
        if (roots.Count > 0 && dice.OneIn(2))
        {
            var root = dice.In(roots);
            yield return $"[TagFrom(\"at\", \"{root.Name}.{Path(root.Type)}\")]";
        }

        if (method.ValueType is "Node?" or "Pair" && method.HasValue && method.Kind != ReturnKind.Job && dice.OneIn(2))
            yield return $"[TagFrom(\"gives\", \"return.{Path(method.ValueType)}\")]";
        if (!method.IsIterator && method.Kind != ReturnKind.Job && dice.OneIn(4))
            yield return dice.OneIn(2) ? "[TagFrom(\"length\", \"exception.Message.Length\")]" : "[TagFrom(\"code\", \"exception.Code\", ExceptionType = typeof(WorseException))]";
        if (method.Home != Home.Static && dice.OneIn(4))
            yield return "[TagFrom(\"this_number\", \"this.Number\")]";
        if (dice.OneIn(4))
            yield return $"[Counter(\"counted.{kind}_{method.Name}\", On = Outcome.Any)]";
    }

    string Path(string type) => type == "Pair" ? dice.Of("Sum", "Left") : dice.Of("Number", "Text", "Next.Number", "Next.Next.Text", "Pair.Sum", "Hostile", "Next.Hostile");
}
