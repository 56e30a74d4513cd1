using System.Collections.Concurrent;

namespace AutomagikTelemetry.Samples.Tests.Genie;

/// <summary>Pattern 5 of the guide: what its TypeScript would have sent, Genie.Lambda sends, and before it answers.</summary>
public sealed class GenieTests
{
    const string Wish = """{"body": "{\"text\": \"rain\"}"}""";

    [Fact]
    public async Task AnInvocationIsReportedBeforeItsResponseIsPosted()
    {
        await using var lambda = await LambdaService.StartAsync();
        await using var run = Start(lambda);
        var seen = SeenAtTheAnswer(lambda, run);

        for (var i = 0; i < 3; i++)
        {
            lambda.Invoke($"r-{i}", Wish);
            var answer = await lambda.AnswerAsync($"r-{i}");
            answer.Outcome.ShouldBe("response", run.Output);
            answer.Body.GetProperty("statusCode").GetInt32().ShouldBe(200);
            answer.Body.GetProperty("body").GetString().ShouldBe("""{"message":"Granted: rain"}""");
            seen[$"r-{i}"].ShouldBe($"lambda.invoked lambda.succeeded handle {i + 1}", run.Output);
        }

        var invoked = run.Collector.Events("lambda.invoked");
        invoked[0].ShouldBeExactly(("function_name", "genie-wishes"), ("request_id", "r-0"));
        run.Collector.Events("lambda.succeeded")[2].ShouldBeExactly(("request_id", "r-2"));
        run.Collector.Series("lambda.duration_ms", "histogram", "ms").ShouldHaveSingleItem().Attributes.ShouldBeExactly(("function_name", "genie-wishes"));
    }

    [Theory]
    [InlineData("""{"body": "{}"}""", "InvalidOperationException", "System.InvalidOperationException")]
    [InlineData("no json", "JsonException", "System.Text.Json.JsonException")]
    public async Task AnErrorIsReportedBeforeItIsPosted(string payload, string posted, string reported)
    {
        await using var lambda = await LambdaService.StartAsync();
        await using var run = Start(lambda);
        var seen = SeenAtTheAnswer(lambda, run);

        lambda.Invoke("r-1", payload);
        lambda.Invoke("r-2", Wish);

        var answer = await lambda.AnswerAsync("r-1");
        answer.Outcome.ShouldBe("error");
        answer.Body.GetProperty("errorType").GetString().ShouldBe(posted);
        seen["r-1"].ShouldBe("lambda.invoked automagik.error handle 1", run.Output);
        var error = run.Collector.Events("automagik.error").ShouldHaveSingleItem();
        error["error_type"].ShouldBe(reported);
        // The guide has the request's id; the name of the function is there besides.
        error.WithoutException().ShouldBeExactly(("function_name", "genie-wishes"), ("request_id", "r-1"));
        (await lambda.AnswerAsync("r-2")).Outcome.ShouldBe("response");
        run.Collector.Events("lambda.succeeded").ShouldHaveSingleItem().ShouldBeExactly(("request_id", "r-2"));
    }

    [Fact]
    public async Task AFreezeBetweenInvocationsLosesAndDoublesNothing()
    {
        const int Invocations = 4;
        await using var lambda = await LambdaService.StartAsync();
        await using var run = Start(lambda);
        var seen = SeenAtTheAnswer(lambda, run);

        for (var i = 0; i < Invocations; i++)
        {
            lambda.Invoke($"r-{i}", Wish);
            if (i > 0)
                run.Signal(SampleRun.Continue);
            (await lambda.AnswerAsync($"r-{i}")).Outcome.ShouldBe("response", run.Output);

            run.Signal(SampleRun.Stop);
            SpinWait.SpinUntil(() => run.State() == 'T', TimeSpan.FromSeconds(30)).ShouldBeTrue();
            seen[$"r-{i}"].ShouldBe($"lambda.invoked lambda.succeeded handle {i + 1}", run.Output);
        }

        run.Signal(SampleRun.Continue);
        (await run.StopAsync()).ShouldBe(128 + 15, run.Output);

        string[] ids = [.. Enumerable.Range(0, Invocations).Select(i => $"r-{i}")];
        run.Collector.Events("lambda.invoked").Select(invoked => invoked["request_id"]).ShouldBe(ids);
        run.Collector.Events("lambda.succeeded").Select(succeeded => succeeded["request_id"]).ShouldBe(ids);
        run.Collector.Spans.Select(span => span.Attributes["request_id"]).ShouldBe(ids);
        run.Collector.Series("lambda.duration_ms", "histogram", "ms").ShouldHaveSingleItem().Count.ShouldBe((ulong)Invocations);
    }

    static SampleRun Start(LambdaService lambda) => SampleRun.Start(
        "Genie.Lambda", [], ("AWS_LAMBDA_RUNTIME_API", lambda.Address), ("AWS_LAMBDA_FUNCTION_NAME", "genie-wishes"),
        // Until the collector has answered, however slow the machine is.
        ("GENIE_FLUSH_SECONDS", "60"));

    /// <summary>What the collector had of each invocation when its answer came in: events, spans and how many the histogram counts.</summary>
    static ConcurrentDictionary<string, string> SeenAtTheAnswer(LambdaService lambda, SampleRun run)
    {
        var seen = new ConcurrentDictionary<string, string>();
        lambda.Answering = id =>
        {
            var events = run.Collector.Logs.Where(log => Equals(log.Attributes.GetValueOrDefault("request_id"), id)).Select(log => log.EventName);
            var spans = run.Collector.Spans.Where(span => Equals(span.Attributes.GetValueOrDefault("request_id"), id)).Select(span => span.Name);
            var count = run.Collector.Series("lambda.duration_ms", "histogram", "ms").Sum(point => (long)point.Count);
            seen[id] = string.Join(' ', [.. events, .. spans, count]);
        };
        return seen;
    }
}
