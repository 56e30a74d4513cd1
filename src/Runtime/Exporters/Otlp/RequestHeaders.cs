using System.Text;
using AutomagikTelemetry.Client;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>The headers of a signal's requests, from the options and from the environment.</summary>
static class RequestHeaders
{
    /// <summary>This library's own variable.</summary>
    public const string Own = "AUTOMAGIK_TELEMETRY_HEADERS";

    const string Authorization = "Authorization";

    /// <summary>Never with a value in a warning: headers are where credentials are.</summary>
    /// <param name="url">
    /// Its user information becomes basic authorization, where no header says otherwise. The environment's headers go only where the environment
    /// sends: a user's key for one collector is not for the collector that a program has chosen.
    /// </param>
    /// <param name="signal">Its own variable takes the place of the one for all signals; the library's takes the place of both.</param>
    /// <param name="options">The environment's headers take the place of the options' ones of the same name.</param>
    /// <param name="environment">The process's surroundings.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> For(SignalUrl url, SignalNames signal, TelemetryOptions options, EnvironmentSnapshot environment)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (url.Url.UserInfo is { Length: > 0 } userInfo)
            headers[Authorization] = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(userInfo)));

        Add(headers, options.Headers, "option Headers", environment);
        if (OfEnvironment(url, signal, environment) is var (variable, text))
        {
            if (NamedValues.Parse(text) is { } values)
                Add(headers, values, variable, environment);
            else
                environment.WarnOnce($"{variable} is not of the form key=value,key=value; using none of it.");
        }

        return headers.Count == 0 ? [] : [.. headers];
    }

    static (string Name, string Value)? OfEnvironment(SignalUrl url, SignalNames signal, EnvironmentSnapshot environment)
        => !url.IsEnvironments ? null
            : environment.Variable(Own) is { } own ? (Own, own)
            : url.TakesShared ? signal.Variables.Find(environment, variables => variables.Headers)
            : null;

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
