using System.Diagnostics;
using AutomagikTelemetry.Hosting;
using Microsoft.AspNetCore.Http;

namespace AutomagikTelemetry.AspNetCore.Requests;

/// <summary>Hears from ASP.NET Core when a request begins and when it has ended, after every middleware, filter and exception handler.</summary>
/// <remarks>
/// A diagnostic listener, not a listener of activities: ASP.NET Core then makes its activity, and nobody's sampling is touched. See
/// <see href="https://github.com/dotnet/aspnetcore/blob/main/src/Hosting/Hosting/src/Internal/HostingApplicationDiagnostics.cs">where it tells of them</see>.
/// Never throws into the server.
/// </remarks>
sealed class RequestObserver : IObserver<KeyValuePair<string, object?>>
{
    const string RequestActivity = "Microsoft.AspNetCore.Hosting.HttpRequestIn";
    const string Start = RequestActivity + ".Start";
    const string Stop = RequestActivity + ".Stop";
    const string Matched = "Microsoft.AspNetCore.Routing.EndpointMatched";

    /// <summary>Begins to listen to one host's requests, until the result is disposed.</summary>
    public IDisposable Observe(DiagnosticListener host) => host.Subscribe(this, IsWanted);

    public void OnNext(KeyValuePair<string, object?> value)
    {
        try
        {
            if (value.Value is not HttpContext context)
                return;

            if (value.Key == Start && Activity.Current is { OperationName: RequestActivity } activity)
                TrackedRequest.Begin(context, activity);
            else if (value.Key == Matched)
                TrackedRequest.Of(context)?.Match();
            else if (value.Key == Stop)
                TrackedRequest.Of(context)?.End();
        }
        catch (Exception)
        {
            // A context that cannot be read, such as a server's of its own: the request is left out.
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    /// <summary>
    /// While nothing is recorded ASP.NET Core is not made to have an activity for us, nor beside an OpenTelemetry SDK that does not ask for one:
    /// as a parent it would decide the SDK's sampling. What has begun is ended in any case.
    /// </summary>
    static bool IsWanted(string name, object? context, object? unused) => name switch
    {
        RequestActivity => ServerRequest.IsRecording && !ServerRequest.IsBesideSdk,
        Start => ServerRequest.IsRecording,
        _ => name is Stop or Matched,
    };
}
