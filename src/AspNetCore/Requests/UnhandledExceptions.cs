using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AutomagikTelemetry.AspNetCore.Requests;

/// <summary>Notes exceptions that leave the pipeline, from before its first middleware.</summary>
/// <remarks>The host tells of them too, in an object without a public type, which only reflection can read.</remarks>
sealed class UnhandledExceptions : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(pipeline => context => TrackedRequest.Of(context) is { } request ? Watch(request, pipeline, context) : pipeline(context));
        next(app);
    };

    [StackTraceHidden]
    static async Task Watch(TrackedRequest request, RequestDelegate pipeline, HttpContext context)
    {
        try
        {
            await pipeline(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (Note(request, exception))
        {
            throw;
        }
    }

    /// <summary>A filter that never catches: the exception passes as if nobody had looked.</summary>
    static bool Note(TrackedRequest request, Exception exception)
    {
        request.Unhandled = exception;
        return false;
    }
}
