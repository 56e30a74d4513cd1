using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutomagikTelemetry.AspNetCore.Requests;

/// <summary>The template of an endpoint's route, of low cardinality, with a slash before it.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/registry/attributes/http/#http-route</remarks>
static class RouteTemplate
{
    static readonly string[] _names = ["area", "controller", "action", "page"];

    /// <summary>Null where there is no endpoint, or one without a route.</summary>
    public static string? Of(Endpoint? endpoint)
    {
        if (endpoint is not RouteEndpoint { RoutePattern: { RawText: { } template } pattern })
            return null;

        // A conventional route is the same for every action; the names of the one that it led to are constants of it.
        foreach (var name in _names)
        {
            if (pattern.RequiredValues.TryGetValue(name, out var value) && value is string { Length: > 0 } text)
                template = Replaced(template, name, text);
        }

        return template.StartsWith('/') ? template : "/" + template;
    }

    /// <summary><c>{name}</c>, <c>{name=default}</c> or <c>{name:constraint}</c> by its value.</summary>
    static string Replaced(string template, string name, string value)
    {
        var start = template.IndexOf('{' + name, StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : template.IndexOf('}', start);
        return end < 0 || template[start + name.Length + 1] is not ('}' or '=' or ':' or '?')
            ? template
            : string.Concat(template.AsSpan(0, start), value, template.AsSpan(end + 1));
    }
}
