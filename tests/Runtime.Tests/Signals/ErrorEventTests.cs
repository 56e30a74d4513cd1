using System.Diagnostics;
using System.Runtime.CompilerServices;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Signals;

public class ErrorEventTests
{
    static readonly InstrumentationScope _scope = new("tests", "1.0");

    [Fact]
    public void ItHasTheGuidesKeysAndOpenTelemetrys()
    {
        var record = From(Thrown(() => throw new InvalidOperationException("no agent")), [new("command", "spawn")]);

        record.EventName.ShouldBe("automagik.error");
        record.Severity.ShouldBe(LogSeverity.Error);
        Attribute(record, "error_type").ShouldBe("System.InvalidOperationException");
        Attribute(record, "error_message").ShouldBe("no agent");
        Attribute(record, "exception.type").ShouldBe("System.InvalidOperationException");
        Attribute(record, "exception.message").ShouldBe("no agent");
        Attribute(record, "command").ShouldBe("spawn");
    }

    [Fact]
    public void TheStackTraceIsTheOneAtCapture()
    {
        EventRecord? captured = null;
        var exception = Thrown(() => Outer(e => captured = From(e)));

        var stackTrace = (string)Attribute(captured!, "exception.stacktrace")!;
        stackTrace.ShouldContain(nameof(Inner));
        stackTrace.ShouldNotContain(nameof(Outer));
        exception.ToString().ShouldContain(nameof(Outer));
    }

    [Fact]
    public void MessagesAndStackTracesAreBounded()
    {
        var record = From(new InvalidOperationException(new string('m', 100_000)));

        ((string)Attribute(record, "error_message")!).Length.ShouldBe(500);
        ((string)Attribute(record, "exception.stacktrace")!).Length.ShouldBe(16_384);
    }

    [Fact]
    public void AnExceptionThatThrowsIsStillReported()
    {
        var record = From(new Hostile());

        Attribute(record, "error_type").ShouldBe(typeof(Hostile).FullName);
        Attribute(record, "error_message").ShouldBe("");
        Attribute(record, "exception.stacktrace").ShouldBe("");
    }

    [Fact]
    public void StrictModeSendsTypesAndFramesAndNoWordOfTheExceptions()
    {
        var record = From(new InvalidOperationException("order of maria", new ArgumentException("by maria")), mode: PrivacyMode.Strict);

        Attribute(record, "error_message").ShouldBe("");
        Attribute(record, "exception.message").ShouldBe("");
        Attribute(record, "exception.stacktrace").ShouldBeOfType<string>().ShouldBe("System.InvalidOperationException\n\n ---> System.ArgumentException\n");
    }

    static EventRecord From(Exception exception, KeyValuePair<string, object?>[]? attributes = null, PrivacyMode mode = PrivacyMode.Scrub)
        => ErrorEvent.From(_scope, exception, attributes ?? [], default(ActivityContext), DateTimeOffset.UnixEpoch, mode);

    static object? Attribute(EventRecord record, string key) => record.Attributes.Single(attribute => attribute.Key == key).Value;

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Inner(Action<Exception> capture)
    {
        try
        {
            throw new InvalidOperationException();
        }
        catch (Exception exception)
        {
            capture(exception);
            throw;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Outer(Action<Exception> capture)
    {
        Inner(capture);
        return 1;
    }

    static Exception Thrown(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            return exception;
        }

        throw new InvalidOperationException("nothing was thrown");
    }

    sealed class Hostile : Exception
    {
        public override string Message => throw new InvalidOperationException();

        public override string ToString() => throw new InvalidOperationException();
    }
}
