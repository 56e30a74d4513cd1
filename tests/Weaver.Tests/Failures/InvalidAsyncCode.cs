using AutomagikTelemetry.Weaver.Tests.Behaviour;
using AutomagikTelemetry.Weaver.Tests.Support.Twins;

namespace AutomagikTelemetry.Weaver.Tests.Failures;

/// <summary>The same of async methods, where most weavers fail.</summary>
public class InvalidAsyncCode
{
    public static TheoryData<string> Levels => Configuration.Levels;

    /// <summary>MethodBoundaryAspect 97.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task AnAsyncMethodMayCatchAndThrowAgain(string level)
    {
        using var twins = Twins.Of(level, """
            public static class Case
            {
                [TrackWorkflow("rethrows")]
                static async Task Rethrows(Exception exception)
                {
                    try { await Task.Yield(); throw exception; } catch { throw; }
                }

                public static async Task<string> Run()
                {
                    var exception = new FormatException("x");
                    try { await Rethrows(exception); return "nothing"; } catch (Exception caught) { return $"{caught == exception} {caught.StackTrace!.Contains("Rethrows")}"; }
                }
            }
            """);

        var (said, spans) = await twins.RunAlike();

        said.ShouldBe("True True");
        spans.ShouldBe(["rethrows System.FormatException"]);
    }

    /// <summary>MethodTimer 19, 14, 15, 21.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task AnAsyncMethodMayBeEmpty(string level)
    {
        using var twins = Twins.Of(level, """
            #pragma warning disable CS1998
            public static class Case
            {
                [TrackWorkflow("empty")]
                static async Task Empty() { }

                [TrackWorkflow("empty_value")]
                static async ValueTask EmptyValue() { }

                [TrackWorkflow("nothing")]
                static void Nothing() { }

                public static async Task<string> Run()
                {
                    await Empty();
                    await EmptyValue();
                    Nothing();
                    return "done";
                }
            }
            """);

        (await twins.RunAlike()).Spans.ShouldBe(["empty", "empty_value", "nothing"]);
    }

    /// <summary>Kronikol 47, 48, 50: a new weaver on .NET 10 broke half a suite, each time an async method.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task AsyncMethodsMayHoldAnything(string level)
    {
        using var twins = Twins.Of(level, """
            public static class Case
            {
                [TrackWorkflow("all")]
                static async Task<string> All<T>(T value, IAsyncEnumerable<int> numbers, bool fails)
                    where T : notnull
                {
                    var said = "";
                    await using var resource = new Resource();
                    await foreach (var number in numbers.ConfigureAwait(false))
                    {
                        try
                        {
                            said += number switch { 0 => await Text("zero"), 1 => $"{await Text("one")}{await Text("!")}", _ => throw new FormatException() };
                        }
                        catch (FormatException) when (number == 2)
                        {
                            said += await Text("caught");
                            if (!fails)
                                continue;
                            throw;
                        }
                        finally
                        {
                            said += await Text(";");
                        }
                    }

                    int[] array = [1, 2];
                    array[await Number()] += await Number();
                    var (a, b) = (await Number(), value);
                    return $"{said} {array[1]} {a} {b}";
                }

                static async Task<string> Text(string text)
                {
                    await Task.Yield();
                    return text;
                }

                static async ValueTask<int> Number()
                {
                    await Task.Yield();
                    return 1;
                }

                static async IAsyncEnumerable<int> Numbers()
                {
                    for (var i = 0; i < 3; i++)
                    {
                        await Task.Yield();
                        yield return i;
                    }
                }

                public static async Task<string> Run()
                {
                    var said = await All("v", Numbers(), false);
                    try { await All(1, Numbers(), true); } catch (FormatException) { said += " failed"; }
                    return said;
                }

                sealed class Resource : IAsyncDisposable
                {
                    public async ValueTask DisposeAsync() => await Task.Yield();
                }
            }
            """);

        var (said, spans) = await twins.RunAlike();

        said.ShouldBe("zero;one!;caught; 3 1 v failed");
        spans.ShouldBe(["all", "all System.FormatException"]);
    }

    /// <summary>opentelemetry-dotnet-instrumentation 5447: the body returns what the task is to hold, and not the task.</summary>
    [Fact]
    public async Task RuntimeAsyncMethodsDoNotCrash()
    {
        var (output, error) = await RuntimeAsync.Run();

        output.ShouldStartWith("4 aa 7 True\n", customMessage: error);
        error.Split("[telemetry] span ").Length.ShouldBe(8, error);
    }
}
