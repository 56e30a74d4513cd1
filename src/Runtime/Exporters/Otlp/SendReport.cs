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
            Tell(Invariant($"status {(int)answer.Status}"), Invariant($"{destination} answered {(int)answer.Status} {answer.Status} to {signal.Items}"), answer.ReadError());
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
            Tell(kind, $"{destination} {kind} for {signal.Items}", exception is HttpRequestException ? exception.Message : null);
        else
            Tell(exception.GetType().Name, $"the {signal.Items} could not be sent to {destination}", exception.Message);
    }

    void Tell(string trouble, string line, string? details)
    {
        if (trouble == _trouble)
            return;

        _trouble = trouble;
        write?.Invoke(details is null ? line + "." : $"{line}: {Short(destination.WithoutSecrets(details))}");
    }

    static string Short(string details) => details.Length <= LongestDetails ? details : details[..LongestDetails] + "...";

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
