using System.Globalization;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Tells why requests are lost or sent again: one line when a trouble begins or changes, never one a request.</summary>
sealed class SendReport(SignalNames signal, Destination destination, Action<string>? write)
{
    const int LongestDetails = 200;

    string? _trouble;

    /// <summary>An answer to a request of <paramref name="count"/> items.</summary>
    public void Answered(Answer answer, int count)
    {
        if (!answer.IsSuccess)
        {
            var status = (int)answer.Status;
            Tell(
                Invariant($"status {status}"), Invariant($"{destination} answered {status} {answer.Status} to {signal.Items}"), answer.ReadError(),
                Advice.For(answer, destination));
            return;
        }

        var (rejected, message) = answer.ReadPartialSuccess();
        if (rejected > 0)
            Tell("rejected", Invariant($"{destination} rejected {rejected} of {count} {signal.Items}"), message);
        else if (message is not null)
            Tell("warning", $"{destination} took the {signal.Items} and warns", message);
        else if (!answer.IsComplete)
            Tell("incomplete", $"{destination} took the {signal.Items}, but its answer did not end", null);
        else
            _trouble = null;
    }

    /// <summary>No answer: nothing is known to have arrived.</summary>
    public void Failed(Exception exception)
    {
        var kind = exception is OperationCanceledException ? "did not answer in time" : "could not be reached";
        if (exception is HttpRequestException or OperationCanceledException)
            Tell(kind, $"{destination} {kind} for {signal.Items}", exception is HttpRequestException ? exception.Message : null, Advice.For(exception, destination));
        else
            Tell(exception.GetType().Name, $"the {signal.Items} could not be sent to {destination}", exception.Message);
    }

    /// <summary>The same trouble with another way out of it is another one.</summary>
    void Tell(string trouble, string line, string? details, string? advice = null)
    {
        if (trouble + advice == _trouble)
            return;

        _trouble = trouble + advice;
        if (details is not null)
            line = $"{line}: {Short(destination.WithoutSecrets(details))}";
        if (!line.EndsWith('.') && (details is null || advice is not null))
            line += ".";
        write?.Invoke(advice is null ? line : $"{line} {advice}.");
    }

    static string Short(string details) => details.Length <= LongestDetails ? details : details[..LongestDetails] + "...";

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
