using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AutomagikTelemetry.Samples.Tests.Genie;

/// <summary>AWS Lambda's side of the Runtime API: a real server that hands out invocations and keeps what is answered.</summary>
sealed class LambdaService : IAsyncDisposable
{
    static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    readonly WebApplication _server;
    readonly Channel<(string Id, string Payload)> _invocations = Channel.CreateUnbounded<(string, string)>();
    readonly ConcurrentDictionary<string, TaskCompletionSource<LambdaAnswer>> _answers = new();

    LambdaService(WebApplication server) => _server = server;

    /// <summary>Host and port, as AWS_LAMBDA_RUNTIME_API has them.</summary>
    public string Address => new Uri(_server.Urls.Single()).Authority;

    /// <summary>Called with the id of an invocation when its answer comes in, before that is acknowledged.</summary>
    public Action<string> Answering { get; set; } = _ => { };

    public static async Task<LambdaService> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var lambda = new LambdaService(builder.Build());
        lambda._server.Run(lambda.HandleAsync);
        await lambda._server.StartAsync();
        return lambda;
    }

    /// <summary>Lays an invocation ready; whoever asks for the next one gets it.</summary>
    public void Invoke(string id, string payload) => _invocations.Writer.TryWrite((id, payload)).ShouldBeTrue();

    public Task<LambdaAnswer> AnswerAsync(string id) => Answer(id).Task.WaitAsync(_patience, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    TaskCompletionSource<LambdaAnswer> Answer(string id) => _answers.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    async Task HandleAsync(HttpContext context)
    {
        const string Runtime = "/2018-06-01/runtime/invocation/";
        var path = context.Request.Path.Value!;
        path.ShouldStartWith(Runtime);
        if (path == Runtime + "next")
        {
            context.Request.Method.ShouldBe("GET");
            var (next, payload) = await _invocations.Reader.ReadAsync(context.RequestAborted);
            context.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = next;
            await context.Response.WriteAsync(payload);
            return;
        }

        var (id, outcome) = path[Runtime.Length..].Split('/') is [var first, var second] ? (first, second) : throw new InvalidOperationException(path);
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        Answering(id);
        context.Response.StatusCode = 202;
        await context.Response.CompleteAsync();
        Answer(id).TrySetResult(new(outcome, body.RootElement.Clone())).ShouldBeTrue("answered twice");
    }
}
