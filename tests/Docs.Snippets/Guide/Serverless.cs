#region guide-serverless
using AutomagikTelemetry;

static class Handler
{
    [TrackInvocation("genie")]
    [TagFrom("request_id", "context.RequestId")]
    public static async Task<Answer> HandleAsync(Request request, InvocationContext context)
        => new(200, await ProcessAsync(request));

    static Task<string> ProcessAsync(Request request) => Task.FromResult($"Processed {request.Body.Length} characters");
}
#endregion

sealed record Request(string Body);

sealed record Answer(int StatusCode, string Body);

sealed record InvocationContext(string RequestId);
