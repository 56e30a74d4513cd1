using System.Text;
using System.Text.RegularExpressions;
using AutomagikTelemetry.Fody.Selecting;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>Names of members as a person would write them.</summary>
static class MemberName
{
    static readonly Regex FileOfType = new("^<[^>]*>F[0-9A-F]{64}__");

    /// <summary>Namespace.Type.Method, the value of code.function.name.</summary>
    internal static string Of(MethodDefinition method) => $"{TypeOf(method.DeclaringType)}.{MethodOf(method)}";

    /// <summary>The type that the user wrote: closures of the compiler stand for the type around them.</summary>
    internal static string TypeOf(TypeDefinition type)
    {
        while (type.Name.StartsWith("<", StringComparison.Ordinal) && type.DeclaringType is not null)
            type = type.DeclaringType;

        var name = WithoutArity(WithoutFile(type.Name));
        if (type.DeclaringType is not null)
            return $"{TypeOf(type.DeclaringType)}.{name}";
        return type.Namespace.Length == 0 ? name : $"{type.Namespace}.{name}";
    }

    /// <summary>The method's own name, without what the compiler or an explicit interface implementation puts around it.</summary>
    internal static string MethodOf(MethodDefinition method)
    {
        var name = method.Name;
        if (name.StartsWith("<", StringComparison.Ordinal))
            return OfCompilerMade(name);

        if (method.HasOverrides && name.LastIndexOf('.') is > 0 and var dot)
            return name.Substring(dot + 1);
        return name;
    }

    /// <summary>
    /// A local function is &lt;Outer&gt;g__Name|0_0; a lambda is &lt;Outer&gt;b__0 and has only its outer method's name, which in an explicit
    /// implementation of a generic interface holds angle brackets and dots of its own.
    /// </summary>
    internal static string OfCompilerMade(string name)
    {
        var local = name.LastIndexOf(">g__", StringComparison.Ordinal);
        if (local > 0 && name.IndexOf('|', local) is > 0 and var end)
            return name.Substring(local + 4, end - local - 4);

        var close = name.LastIndexOf('>');
        var outer = close > 0 ? name.Substring(1, close - 1) : name;
        return outer.Substring(outer.LastIndexOf('.') + 1).Trim('<', '>', '$');
    }

    /// <summary>The method's name as an operation's: snake_case, without Async.</summary>
    internal static string OperationOf(MethodDefinition method)
    {
        var name = MethodOf(method);
        if (method.IsGetter || method.IsSetter || ExtensionBlocks.IsAccessor(method))
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

    /// <summary>A file-local type is &lt;File&gt;F, a hash of the file's path, which is another one on another machine, and __Name.</summary>
    static string WithoutFile(string name) => FileOfType.Replace(name, "");

    static string WithoutArity(string name) => name.IndexOf('`') is > 0 and var arity ? name.Substring(0, arity) : name;
}
