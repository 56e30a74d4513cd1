using System.Net.Http.Json;
using System.Text;

namespace Genie.LambdaRuntime;

/// <summary>
/// The HTTP interface between AWS Lambda and a custom runtime:
/// <see href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</see>.
/// </summary>
sealed class RuntimeApi(string host, string functionName) : IDisposable
{
    // The next invocation may be hours away.
    readonly HttpClient _http = new() { BaseAddress = new Uri($"http://{host}/2018-06-01/runtime/"), Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Waits for the next invocation. While there is none the process may be frozen.</summary>
    public async Task<Invocation> NextAsync()
    {
        using var answer = (await _http.GetAsync("invocation/next")).EnsureSuccessStatusCode();
        var requestId = answer.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
        return new(new InvocationContext(functionName, requestId), await answer.Content.ReadAsStringAsync());
    }

    public Task RespondAsync(Invocation invocation, string response) =>
        PostAsync($"invocation/{invocation.Context.RequestId}/response", new StringContent(response, Encoding.UTF8, "application/json"));

    /// <summary>The exception's text is for whoever called the function.</summary>
    public Task FailAsync(Invocation invocation, Exception exception) =>
        PostAsync($"invocation/{invocation.Context.RequestId}/error", JsonContent.Create(new { errorType = exception.GetType().Name, errorMessage = exception.Message }));

    public void Dispose() => _http.Dispose();

    async Task PostAsync(string path, HttpContent content)
    {
        using var answer = (await _http.PostAsync(path, content)).EnsureSuccessStatusCode();
    }
}
