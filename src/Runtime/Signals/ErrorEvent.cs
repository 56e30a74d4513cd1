using System.Diagnostics;
using System.Text;
using AutomagikTelemetry.Privacy;

namespace AutomagikTelemetry.Signals;

/// <summary>Makes the event of an exception: the Automagik keys, and OpenTelemetry's beside them.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-logs/</remarks>
static class ErrorEvent
{
    public const string Name = "automagik.error";

    const int MaxMessageLength = 500;
    const int MaxCauses = 16;
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
        DateTimeOffset timestamp,
        PrivacyMode mode)
    {
        var type = exception.GetType().FullName ?? exception.GetType().Name;
        var message = MessageOf(exception, mode);
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
                new("exception.stacktrace", StackTraceOf(exception, mode)),
                .. attributes,
            ],
            context);
    }

    /// <summary>The message, sanitised; empty in strict mode, and where it cannot be had. Never throws.</summary>
    public static string MessageOf(Exception exception, PrivacyMode mode) => mode == PrivacyMode.Strict ? "" : Try(exception, static e => Sanitizer.Text(e.Message, MaxMessageLength));

    /// <summary>As ToString has it; in strict mode types and frames alone, without what the exceptions say.</summary>
    static string StackTraceOf(Exception exception, PrivacyMode mode)
        => mode == PrivacyMode.Strict ? Try(exception, static e => Sanitizer.StackTrace(Frames(e), MaxStackTraceLength)) : Try(exception, static e => Sanitizer.StackTrace(e.ToString(), MaxStackTraceLength));

    static string Frames(Exception exception)
    {
        var text = new StringBuilder();
        for (var (cause, depth) = (exception, 0); cause is not null && depth < MaxCauses; cause = cause.InnerException, depth++)
            text.Append(depth == 0 ? "" : "\n ---> ").Append(cause.GetType().FullName).Append('\n').Append(cause.StackTrace);
        return text.ToString();
    }

    /// <summary>Both members are virtual, and a user's override may throw.</summary>
    static string Try(Exception exception, Func<Exception, string> read)
    {
        try
        {
            return read(exception);
        }
        catch (Exception)
        {
            return "";
        }
    }
}
