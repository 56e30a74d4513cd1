using System.Diagnostics;
using AutomagikTelemetry.Privacy;

namespace AutomagikTelemetry.Signals;

/// <summary>Makes the event of an exception: the Automagik keys, and OpenTelemetry's beside them.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-logs/</remarks>
static class ErrorEvent
{
    public const string Name = "automagik.error";

    const int MaxMessageLength = 500;
    const int MaxStackTraceLength = 16_384;

    /// <summary>
    /// The event of <paramref name="exception"/>, with the given attributes behind its own. Never throws.
    /// </summary>
    /// <remarks>
    /// The stack trace is formatted here, on the caller's thread, and once: an exception in flight goes on collecting frames, and one thrown
    /// anew loses them, so a later reader would see another trace than the one at capture.
    /// </remarks>
    public static EventRecord From(
        InstrumentationScope scope,
        Exception exception,
        KeyValuePair<string, object?>[] attributes,
        ActivityContext context,
        DateTimeOffset timestamp)
    {
        var type = exception.GetType().FullName ?? exception.GetType().Name;
        var message = MessageOf(exception);
        return new RecordedEvent(
            scope,
            timestamp,
            Name,
            LogSeverity.Error,
            body: null,
            [
                new("error_type", type),
                new("error_message", message),
                new("exception.type", type),
                new("exception.message", message),
                new("exception.stacktrace", Try(exception, e => e.ToString(), MaxStackTraceLength)),
                .. attributes,
            ],
            context);
    }

    /// <summary>The message, sanitised; empty where it cannot be had. Never throws.</summary>
    public static string MessageOf(Exception exception) => Try(exception, e => e.Message, MaxMessageLength);

    /// <summary>Both members are virtual, and a user's override may throw.</summary>
    static string Try(Exception exception, Func<Exception, string> read, int max)
    {
        try
        {
            return Sanitizer.Text(read(exception), max);
        }
        catch (Exception)
        {
            return "";
        }
    }
}
