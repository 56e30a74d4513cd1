using Microsoft.AspNetCore.Http;

namespace AutomagikTelemetry.AspNetCore.Requests;

/// <summary>Request methods, of low cardinality: a client may send any word.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/registry/attributes/http/#http-request-method</remarks>
static class RequestMethod
{
    public const string Other = "_OTHER";

    static readonly string[] _known =
    [
        HttpMethods.Get, HttpMethods.Post, HttpMethods.Put, HttpMethods.Delete, HttpMethods.Patch, HttpMethods.Head, HttpMethods.Options,
        HttpMethods.Trace, HttpMethods.Connect, "QUERY",
    ];

    public static string KnownOrOther(string method) => Array.Find(_known, known => string.Equals(known, method, StringComparison.OrdinalIgnoreCase)) ?? Other;

    public static string ForSpanName(string method) => method == Other ? "HTTP" : method;
}
