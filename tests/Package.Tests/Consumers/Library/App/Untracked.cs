using Greetings;

static class Work
{
    internal static string Do() => Greeter.Greet("Ada");
}
