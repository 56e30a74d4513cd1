using System.Text;
using AutomagikTelemetry.Client;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>The headers of a signal's requests, from the options and from the environment.</summary>
static class RequestHeaders
{
    const string AllSignals = "OTEL_EXPORTER_OTLP_HEADERS";
    const string Authorization = "Authorization";

    /// <summary>Never with a value in a warning: headers are where credentials are.</summary>
    /// <param name="url">Its user information becomes basic authorization, where no header says otherwise.</param>
    /// <param name="signal">Its own variable takes the place of the one for all signals.</param>
    /// <param name="isChosenByEnvironment">
    /// Whether the environment names the URL. Only then do the environment's headers go there: a user's key for one collector is not for the
    /// collector that a program has chosen.
    /// </param>
    /// <param name="options">The environment's headers take the place of the options' ones of the same name.</param>
    /// <param name="environment">The process's surroundings.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> For(
        Uri url, SignalNames signal, bool isChosenByEnvironment, TelemetryOptions options, EnvironmentSnapshot environment)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (url.UserInfo.Length > 0)
            headers[Authorization] = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(url.UserInfo)));

        Add(headers, options.Headers, "option Headers", environment);
        if (isChosenByEnvironment)
        {
            var variable = environment.Variable(signal.HeadersVariable) is null ? AllSignals : signal.HeadersVariable;
            if (environment.Variable(variable) is { } text)
            {
                if (NamedValues.Parse(text) is { } values)
                    Add(headers, values, variable, environment);
                else
                    environment.WarnOnce($"{variable} is not of the form key=value,key=value; using none of it.");
            }
        }

        return [.. headers];
    }

    static void Add(Dictionary<string, string> headers, IEnumerable<KeyValuePair<string, string>> values, string source, EnvironmentSnapshot environment)
    {
        foreach (var (name, value) in values)
        {
            if (IsToken(name) && value is not null && value.All(c => c is '\t' or (>= ' ' and < '\x7F')))
                headers[name] = value;
            else
                environment.WarnOnce($"the header '{Printable(name)}' of {source} cannot be sent; leaving it out.");
        }
    }

    /// <remarks>https://www.rfc-editor.org/rfc/rfc9110#name-tokens; what describes the body is the exporter's.</remarks>
    static bool IsToken(string name) => name.Length > 0
        && name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal))
        && !name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase);

    static string Printable(string name) => string.Concat(name.Where(c => !char.IsControl(c)));
}
