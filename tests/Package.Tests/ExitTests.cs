namespace AutomagikTelemetry.Package.Tests;

/// <summary>What was recorded, or only noted, is printed however the program ends, and it ends as it would without telemetry.</summary>
public sealed class ExitTests(Product product)
{
    [Fact]
    public async Task WhatATrackedCallHasToSayIsPrintedBeforeTheProcessIsGone()
    {
        var consumer = product.Consumer("Exits");
        await consumer.BuildAsync("Release");
        var program = consumer.Keep("Release", "exits");

        var handler = await program.RunAsync(["handler"]);
        handler.ExitCode.ShouldBe(3, handler.ToString());
        Names(handler).ShouldBe(["command.executed", "automagik.error"], ignoreOrder: true);

        var exit = await program.RunAsync(["exit"]);
        exit.ExitCode.ShouldBe(4, exit.ToString());
        Names(exit).ShouldBe(["command.executed"]);
        exit.Error.ShouldMatch("span +exit +.* ms +Ok +code=4 .*outcome=unfinished");

        var thread = await program.RunAsync(["thread"]);
        thread.ExitCode.ShouldBe(134, thread.ToString());
        thread.Error.ShouldContain("Unhandled exception. System.InvalidOperationException: nobody catches this");
        Names(thread).ShouldBe(["command.executed", "automagik.error"], ignoreOrder: true);
    }

    static IEnumerable<string> Names(ProcessResult result) =>
        TelemetryLine.Parse(result.Error).Where(record => record.Kind is "event" or "error").Select(record => record.Name);
}
