namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Where one signal goes, and with which headers. The URL holds no user information.</summary>
sealed class Destination(Uri url, IReadOnlyList<KeyValuePair<string, string>> headers)
{
    const string Hidden = "***";
    const int ShortestSecret = 4;

    public Uri Url { get; } = url;

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = headers;

    /// <summary>For messages: without the query, which may hold a key.</summary>
    public override string ToString()
        => Url.GetComponents(UriComponents.Scheme | UriComponents.Host | UriComponents.Port | UriComponents.Path, UriFormat.UriEscaped);

    /// <summary>What a receiver says may repeat what it was sent: every word of a header's value, and the query, are hidden.</summary>
    public string WithoutSecrets(string text)
    {
        foreach (var secret in Headers.SelectMany(header => header.Value.Split(' ')).Append(Url.Query.TrimStart('?')))
        {
            if (secret.Length >= ShortestSecret)
                text = text.Replace(secret, Hidden, StringComparison.Ordinal);
        }

        return text;
    }
}
