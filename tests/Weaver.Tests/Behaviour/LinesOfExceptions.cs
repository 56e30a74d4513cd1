using AutomagikTelemetry.Weaver.Tests.Support.Twins;

namespace AutomagikTelemetry.Weaver.Tests.Behaviour;

/// <summary>In optimized code the just-in-time compiler shares the code that throws, and the runtime ascribes that to the method's first instruction.</summary>
public class LinesOfExceptions
{
    const string Source = """
        public static class Case
        {
            [TrackWorkflow, MethodImpl(MethodImplOptions.NoInlining)]
            public static int Range(int[] numbers, int index)
            {
                Console.Write("");
                return numbers[index];
            }

            [TrackWorkflow, MethodImpl(MethodImplOptions.NoInlining)]
            public static int Null(string text)
            {
                Console.Write("");
                return text.Length;
            }

            [TrackWorkflow, MethodImpl(MethodImplOptions.NoInlining)]
            public static int Overflow(int number, int other)
            {
                Console.Write("");
                return checked(number + other);
            }

            public static string Run() => $"{At(() => Range([1], 2))} {At(() => Null(null!))} {At(() => Overflow(int.MaxValue, 1))}";

            static string At(Func<int> call)
            {
                try
                {
                    return call().ToString();
                }
                catch (Exception exception)
                {
                    return new System.Diagnostics.StackTrace(exception, true).GetFrames().First(frame => frame.GetMethod()!.DeclaringType == typeof(Case)).GetFileLineNumber().ToString();
                }
            }
        }
        """;

    const string Finally = """
        public static class Case
        {
            [TrackWorkflow, MethodImpl(MethodImplOptions.NoInlining)]
            public static void Leaves()
            {
                Console.Write("");
                using (new Hostile())
                    Console.Write("");
            }

            public static string Run()
            {
                try
                {
                    Leaves();
                    return "";
                }
                catch (InvalidOperationException exception)
                {
                    return string.Join(" ", new System.Diagnostics.StackTrace(exception, true).GetFrames().Where(frame => frame.GetMethod()!.Name == "Leaves").Select(frame => frame.GetFileLineNumber()));
                }
            }
        }

        sealed class Hostile : IDisposable
        {
            public void Dispose() => throw new InvalidOperationException();
        }
        """;

    [Fact]
    public async Task AreTheSameInADebugBuild()
    {
        using var twins = Twins.Of("Debug", Source);

        (await twins.RunAlike()).Said.ShouldBe("7 14 21");
    }

    /// <summary>The first instruction is the weaver's and has no line: where one saw the first line of the method for that of the access, one sees none.</summary>
    [Fact]
    public async Task AreTheSameInAReleaseBuildButForAnIndexOutOfRangeAndAnOverflow()
    {
        using var twins = Twins.Of("Release", Source);

        var unwoven = (await Twins.Run(twins.Unwoven)).Split(' ');
        var woven = (await Twins.Run(twins.Woven)).Split(' ');

        unwoven[0].ShouldBe("6", "that of Console.Write");
        woven[0].ShouldBe("0");
        woven[1].ShouldBe(unwoven[1]);
        unwoven[2].ShouldBe("20", "that of Console.Write");
        woven[2].ShouldBe("0");
    }

    /// <summary>What calls a finally block has no line for the runtime, which then takes that of the method's first instruction: unwoven the opening brace.</summary>
    [Theory]
    [InlineData("Debug", "8 5")]
    [InlineData("Release", "8 6")]
    public async Task AreTheSameButBelowAFinallyBlockThatThrowsByItself(string level, string expected)
    {
        using var twins = Twins.Of(level, Finally);

        (await Twins.Run(twins.Unwoven)).ShouldBe(expected, "the second is that of the method's beginning");
        (await Twins.Run(twins.Woven)).ShouldBe("8 0");
    }
}
