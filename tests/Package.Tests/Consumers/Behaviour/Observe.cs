using System.Diagnostics;

namespace Behaviour;

static class Observe
{
    public static void Line(string text) => Console.WriteLine(text);

    /// <summary>The exception, whether it is the very object that was thrown, and each of our frames with its line.</summary>
    public static void Exception(string what, Exception caught, Exception thrown)
    {
        Line($"{what}: {caught.GetType()} same={ReferenceEquals(caught, thrown)} data={caught.Data.Count}");
        foreach (var frame in new StackTrace(caught, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod() is { DeclaringType.Namespace: nameof(Behaviour) } method)
                Line($"  {method.DeclaringType}.{method.Name}:{frame.GetFileLineNumber()}");
        }
    }
}
