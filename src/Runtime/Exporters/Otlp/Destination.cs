namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Where one signal goes, and with which headers.</summary>
sealed class Destination(Uri url, IReadOnlyList<KeyValuePair<string, string>> headers)
{
    const string Hidden = "***";
    const int ShortestSecret = 4;

    /// <summary>Without the user information, which is among the headers.</summary>
    public Uri Url { get; } = new UriBuilder(url) { UserName = "", Password = "" }.Uri;

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = headers;

    /// <summary>For messages: without the query, which may hold a key.</summary>
    public override string ToString()
        => Url.GetComponents(UriComponents.Scheme | UriComponents.Host | UriComponents.Port | UriComponents.Path, UriFormat.UriEscaped);

    /// <summary>
    /// What a receiver says may repeat what it was sent: every word of a header's value, and the parts of user information and query, are
    /// hidden, the longest first.
    /// </summary>
    public string WithoutSecrets(string text)
    {
        var parts = url.UserInfo.Split(':').Concat(url.Query.TrimStart('?').Split('&', '=')).ToList();
        var secrets = Headers.SelectMany(header => header.Value.Split(' ')).Concat(parts).Concat(parts.Select(Uri.UnescapeDataString));
        foreach (var secret in secrets.Where(secret => secret.Length >= ShortestSecret).OrderByDescending(secret => secret.Length))
            text = text.Replace(secret, Hidden, StringComparison.Ordinal);
        return text;
    }
}
