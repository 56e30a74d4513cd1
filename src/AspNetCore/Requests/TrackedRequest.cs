using System.Diagnostics;
using System.Reflection;
using AutomagikTelemetry.Hosting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace AutomagikTelemetry.AspNetCore.Requests;

/// <summary>One request, from ASP.NET Core's first word of it to its last.</summary>
sealed class TrackedRequest
{
    const string HostingSource = "Microsoft.AspNetCore";

    static readonly (string, string?) ReportedBy = ("AutomagikTelemetry.AspNetCore", Version());

    readonly HttpContext _context;
    readonly string _method;
    ServerRequest? _request;
    Endpoint? _endpoint;

    TrackedRequest(HttpContext context)
    {
        _context = context;

        // An exception handler may change it when it runs the pipeline again.
        _method = RequestMethod.KnownOrOther(context.Request.Method);
    }

    /// <summary>Whether the middleware has seen it, so that it is reported whatever its endpoint.</summary>
    public bool IsSeenByMiddleware { get; set; }

    /// <summary>An exception that has left the whole pipeline.</summary>
    public Exception? Unhandled { get; set; }

    public static TrackedRequest? Of(HttpContext context) => context.Features.Get<TrackedRequest>();

    public static void Begin(HttpContext context, Activity activity)
    {
        var request = new TrackedRequest(context);
        request._request = ServerRequest.Start(activity, request.CurrentRoute);
        if (request._request is not null)
            context.Features.Set(request);
    }

    /// <summary>A handler of errors or of statuses may have the pipeline run again for another endpoint: the request came for the first one.</summary>
    public void Match() => _endpoint ??= _context.GetEndpoint();

    /// <summary>Also where the context cannot be read: what is begun is ended.</summary>
    public void End()
    {
        ServerRequestOutcome? outcome = null;
        try
        {
            outcome = Outcome();
        }
        finally
        {
            _request?.End(outcome);
        }
    }

    /// <summary>What was set without routing is not announced.</summary>
    Endpoint? Endpoint => _endpoint ?? _context.GetEndpoint();

    string? CurrentRoute() => RouteTemplate.Of(Endpoint);

    ServerRequestOutcome Outcome()
    {
        var route = CurrentRoute();
        var name = RequestMethod.ForSpanName(_method);
        return new(route is null ? name : $"{name} {route}", _method, _context.Response.StatusCode)
        {
            IsTracked = IsTracked(Endpoint),
            Endpoint = route,
            Exception = Unhandled ?? _context.Features.Get<IExceptionHandlerFeature>()?.Error,
            IsUnhandled = Unhandled is not null,
            Attributes = ServerSpanAttributes.Of(_context, _method, route),
            ReportedBy = ReportedBy,
            ActivitySource = HostingSource,
        };
    }

    bool IsTracked(Endpoint? endpoint)
        => endpoint?.Metadata.GetMetadata<DoNotTrackAttribute>() is null
            && (IsSeenByMiddleware || endpoint?.Metadata.GetMetadata<TrackEndpointAttribute>() is not null);

    static string? Version()
        => typeof(TrackedRequest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
}
