using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Delivery;

/// <summary>Real processes, whose flush interval is an hour: what they print, their exit hooks have flushed.</summary>
public class ExitTests
{
    [Theory]
    [InlineData("return", 7)]
    [InlineData("exit", 8)]
    [InlineData("throw", 134)]
    public void HoweverTheProgramEndsItsTelemetryIsPrintedAndItsExitCodeIsItsOwn(string ending, int exitCode)
    {
        using var child = new ChildProcess(ending + " console:");

        var (code, error) = child.Result();

        code.ShouldBe(exitCode);
        error[0].ShouldBe($"[telemetry] event  app.started               ending={ending}");
        error[1].ShouldBe("[telemetry] metric app.starts                total=1");
    }

    [Fact]
    public void TheRuntimesOwnMessageOfAnUnhandledExceptionStaysWhole()
    {
        using var on = new ChildProcess("throw console:");
        using var off = new ChildProcess("throw");

        off.Result().Error[0].ShouldBe("Unhandled exception. System.InvalidOperationException: nobody handles this");
        on.Result().Error.Where(line => !line.StartsWith("[telemetry] ", StringComparison.Ordinal)).ShouldBe(off.Result().Error);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(15)]
    public void ASignalStillEndsTheProgramAndItsTelemetryIsPrinted(int signal)
    {
        using var child = new ChildProcess("wait console:");

        child.Signal(signal);

        var (code, error) = child.Result();
        code.ShouldBe(128 + signal);
        error.ShouldBe(["[telemetry] event  app.started               ending=wait", "[telemetry] metric app.starts                total=1"]);
    }

    [Theory]
    [InlineData("takes-signal-before")]
    [InlineData("takes-signal-after")]
    public void AProgramThatTakesASignalItselfStopsInItsOwnWay(string when)
    {
        using var child = new ChildProcess(when + " console:");

        child.Signal(15);

        var (code, error) = child.Result();
        code.ShouldBe(9);
        error.ShouldContain("[telemetry] event  app.stopped");
    }

    [Fact]
    public void WithoutAnEndpointNothingIsPrinted()
    {
        using var child = new ChildProcess("return");

        child.Result().Error.ShouldBeEmpty();
    }

    [Fact]
    public void TheProcesssOwnEnvironmentCounts()
    {
        using var child = new ChildProcess("return console:", ("DO_NOT_TRACK", "1"), ("AUTOMAGIK_TELEMETRY_VERBOSE", "true"));

        child.Result().Error.ShouldBe(["[telemetry] telemetry is off: DO_NOT_TRACK is set."]);
    }
}
