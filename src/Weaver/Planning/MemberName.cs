using System.Text;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>Names of members as a person would write them.</summary>
static class MemberName
{
    /// <summary>Namespace.Type.Method, the value of code.function.name.</summary>
    internal static string Of(MethodDefinition method) => $"{TypeOf(method.DeclaringType)}.{MethodOf(method)}";

    /// <summary>The type that the user wrote: closures of the compiler stand for the type around them.</summary>
    internal static string TypeOf(TypeDefinition type)
    {
        while (type.Name.StartsWith("<", StringComparison.Ordinal) && type.DeclaringType is not null)
            type = type.DeclaringType;

        var name = WithoutArity(type.Name);
        if (type.DeclaringType is not null)
            return $"{TypeOf(type.DeclaringType)}.{name}";
        return type.Namespace.Length == 0 ? name : $"{type.Namespace}.{name}";
    }

    /// <summary>The method's own name, without what the compiler or an explicit interface implementation puts around it.</summary>
    internal static string MethodOf(MethodDefinition method)
    {
        var name = method.Name;
        if (name.StartsWith("<", StringComparison.Ordinal) && name.IndexOf('>') is > 0 and var end)
        {
            // A local function is <Outer>g__Name|0_0; a lambda is <Outer>b__0 and has only its outer method's name.
            var local = name.IndexOf("g__", end, StringComparison.Ordinal);
            var outer = name.Substring(1, end - 1);
            if (outer.StartsWith("<", StringComparison.Ordinal))
                outer = outer.Trim('<', '>', '$');
            return local < 0 ? outer : name.Substring(local + 3, name.IndexOf('|') - local - 3);
        }

        if (method.HasOverrides && name.LastIndexOf('.') is > 0 and var dot)
            return name.Substring(dot + 1);
        return name;
    }

    /// <summary>The method's name as an operation's: snake_case, without Async.</summary>
    internal static string OperationOf(MethodDefinition method)
    {
        var name = MethodOf(method);
        if (method.IsGetter || method.IsSetter)
            name = name.Substring(4);
        if (name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal))
            name = name.Substring(0, name.Length - 5);
        return SnakeCase(name);
    }

    /// <summary>HTTPServerId2 is http_server_id2.</summary>
    internal static string SnakeCase(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord && snake.Length > 0 && snake[snake.Length - 1] != '_')
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString().Trim('_');
    }

    static string WithoutArity(string name) => name.IndexOf('`') is > 0 and var arity ? name.Substring(0, arity) : name;
}
