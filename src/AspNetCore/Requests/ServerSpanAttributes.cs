using Microsoft.AspNetCore.Http;

namespace AutomagikTelemetry.AspNetCore.Requests;

/// <summary>The attributes of a SERVER span, but for <c>error.type</c>.</summary>
/// <remarks>
/// Those of <see href="https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server-span">the conventions</see> that say nothing of
/// who asks and of what is asked for: neither the client's address nor its user agent, no query, no host, which is
/// what a client says, and the values in the path are scrubbed, as
/// <see href="https://opentelemetry.io/docs/specs/semconv/registry/attributes/url/#url-path">the convention has it</see>: their names stand for them;
/// so is the path base, into which a middleware may have moved one.
/// </remarks>
static class ServerSpanAttributes
{
    public static IReadOnlyList<KeyValuePair<string, object?>> Of(HttpContext context, string method, string? route)
    {
        var request = context.Request;
        return
        [
            new("http.request.method", method),
            new("http.route", route),
            new("http.response.status_code", context.Response.StatusCode),
            new("url.scheme", request.Scheme),
            new("url.path", route),
            new("network.protocol.version", Version(request.Protocol)),
        ];
    }

    static string? Version(string protocol)
        => HttpProtocol.IsHttp11(protocol) ? "1.1"
            : HttpProtocol.IsHttp2(protocol) ? "2"
            : HttpProtocol.IsHttp3(protocol) ? "3"
            : HttpProtocol.IsHttp10(protocol) ? "1.0"
            : null;
}
