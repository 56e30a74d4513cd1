namespace AutomagikTelemetry.Exits.Tests.Exits;

/// <summary>A woven program with a command of 300 ms and nothing configured but where telemetry goes, ended in each way a program can end by itself: nothing is lost, and the end is as without telemetry.</summary>
public class ExitMatrixTests(ITestOutputHelper output)
{
    const int Repetitions = 20;

    [Fact]
    public async Task ReturnFromMain() => await Trial.Of("return");

    [Fact]
    public async Task EnvironmentExitInATrackedMethod() => await Trial.Of("exit");

    [Fact]
    public async Task AnUnhandledException() => await Trial.Of("throw");

    [Fact]
    public async Task AnUnhandledExceptionOnAnotherThread() => await Trial.Of("throw-on-a-thread");

    [Fact]
    public async Task AnExceptionInATaskThatNobodyLooksAt() => await Trial.Of("throw-in-a-task");

    [Fact]
    public async Task AnAsyncMainThatFaults() => await Trial.Of("throw-in-async-main");

    [Fact]
    [Trait("Category", "Full")]
    public async Task EachWayTwentyTimesAndNearlyAllIsThereAtTheExitWithACollectorThatIs()
    {
        var (atExit, expected) = (0, 0);
        foreach (var ending in Ending.All)
        {
            var (ofThis, repeated) = (0, 0);
            for (var i = 0; i < Repetitions; i++)
            {
                using var trial = new Trial(ending);
                ofThis += await trial.Run();
                repeated += trial.Repeated;
            }

            atExit += ofThis;
            expected += Repetitions * Ending.IdsWithLifetimeOf("run").Count();
            output.WriteLine($"{ending}: {ofThis} of {Repetitions * Ending.IdsWithLifetimeOf("run").Count()} at exit, {repeated} requests twice");
        }

        output.WriteLine($"in all: {atExit} of {expected} at exit");
        (100 * atExit).ShouldBeGreaterThanOrEqualTo(99 * expected);
    }
}
