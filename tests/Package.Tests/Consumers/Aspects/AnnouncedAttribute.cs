using System.Diagnostics;
using AspectInjector.Broker;

/// <summary>Somebody else's aspect: it says which method it surrounds, and in which span it does.</summary>
[Aspect(Scope.Global)]
[Injection(typeof(AnnouncedAttribute))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnnouncedAttribute : Attribute
{
    [Advice(Kind.Around)]
    public object Around([Argument(Source.Name)] string name, [Argument(Source.Target)] Func<object[], object> method, [Argument(Source.Arguments)] object[] arguments)
    {
        Console.WriteLine($"{name} in {Activity.Current?.OperationName ?? "no span"}");
        return method(arguments);
    }
}
