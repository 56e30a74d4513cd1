using Microsoft.AspNetCore.Http;

namespace AutomagikTelemetry.AspNetCore.Requests;

/// <summary>Marks requests as seen, and notes exceptions that nobody inside has handled.</summary>
static class TelemetryMiddleware
{
    public static async Task Invoke(TrackedRequest request, RequestDelegate next, HttpContext context)
    {
        request.IsSeenByMiddleware = true;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (Note(request, exception))
        {
            throw;
        }
    }

    /// <summary>A filter that never catches: the exception passes as if nobody had looked.</summary>
    static bool Note(TrackedRequest request, Exception exception)
    {
        request.Exception = exception;
        return false;
    }
}
