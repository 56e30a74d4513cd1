using System.Text.Json;
using AutomagikTelemetry;
using Genie.LambdaRuntime;

namespace Genie.Requests;

/// <summary>The function: it grants wishes.</summary>
static class WishHandler
{
    static readonly JsonSerializerOptions _json = JsonSerializerOptions.Web;

    /// <exception cref="JsonException">The request is no JSON.</exception>
    /// <exception cref="InvalidOperationException">Nothing is wished for.</exception>
    [TrackInvocation]
    [TagFrom("function_name", "context.FunctionName")]
    [TagFrom("request_id", "context.RequestId")]
    public static async Task<string> HandleAsync(string payload, InvocationContext context)
    {
        var request = JsonSerializer.Deserialize<GatewayRequest>(payload, _json);
        var granted = await GrantAsync(JsonSerializer.Deserialize<Wish>(request?.Body ?? "{}", _json));
        return JsonSerializer.Serialize(new GatewayResponse(200, JsonSerializer.Serialize(new { message = granted }, _json)), _json);
    }

    /// <summary>The work is pretended; the waiting is real.</summary>
    static async Task<string> GrantAsync(Wish? wish)
    {
        await Task.Delay(1);
        return wish?.Text is { Length: > 0 } text ? $"Granted: {text}" : throw new InvalidOperationException("Nothing is wished for.");
    }
}
