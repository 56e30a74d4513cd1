using System.Diagnostics;
using System.Reflection;
using AutomagikTelemetry.Hosting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace AutomagikTelemetry.AspNetCore.Requests;

/// <summary>One request, from ASP.NET Core's first word of it to its last. No member throws.</summary>
sealed class TrackedRequest
{
    const string HostingSource = "Microsoft.AspNetCore";

    static readonly (string, string?) ReportedBy = ("AutomagikTelemetry.AspNetCore", Version());

    readonly HttpContext _context;
    readonly string _method;
    ServerRequest? _request;

    TrackedRequest(HttpContext context)
    {
        _context = context;

        // An exception handler may change it when it runs the pipeline again.
        _method = RequestMethod.KnownOrOther(context.Request.Method);
    }

    /// <summary>Whether the middleware has seen it, so that it is reported whatever its endpoint.</summary>
    public bool IsSeenByMiddleware { get; set; }

    /// <summary>An exception that has passed the middleware.</summary>
    public Exception? Exception { get; set; }

    public static TrackedRequest? Of(HttpContext context) => context.Features.Get<TrackedRequest>();

    public static void Begin(HttpContext context, Activity activity)
    {
        var request = new TrackedRequest(context);
        request._request = ServerRequest.Start(activity, request.CurrentRoute);
        if (request._request is not null)
            context.Features.Set(request);
    }

    public void End() => _request?.End(Outcome());

    string? CurrentRoute() => RouteTemplate.Of(OriginalEndpoint());

    ServerRequestOutcome? Outcome()
    {
        try
        {
            var endpoint = OriginalEndpoint();
            var route = RouteTemplate.Of(endpoint);
            var name = RequestMethod.ForSpanName(_method);
            return new(route is null ? name : $"{name} {route}", _method, _context.Response.StatusCode)
            {
                IsTracked = IsTracked(endpoint),
                Endpoint = route,
                Exception = _context.Features.Get<IExceptionHandlerFeature>()?.Error ?? Exception,
                Attributes = ServerSpanAttributes.Of(_context, _method, route),
                ReportedBy = ReportedBy,
                ActivitySource = HostingSource,
            };
        }
        catch (Exception)
        {
            // A context that cannot be read, such as a server's of its own: the request is left out.
            return null;
        }
    }

    bool IsTracked(Endpoint? endpoint)
        => endpoint?.Metadata.GetMetadata<DoNotTrackAttribute>() is null
            && (IsSeenByMiddleware || endpoint?.Metadata.GetMetadata<TrackEndpointAttribute>() is not null);

    /// <summary>The one that the request came for, also where a handler of errors has another one run.</summary>
    Endpoint? OriginalEndpoint()
        => _context.Features.Get<IExceptionHandlerFeature>()?.Endpoint
            ?? _context.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint
            ?? _context.GetEndpoint();

    static string? Version()
        => typeof(TrackedRequest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
}
