namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Where one signal goes, and how.</summary>
sealed class Destination(CollectorUrl url, IReadOnlyList<KeyValuePair<string, string>> headers)
{
    const string Hidden = "***";
    const int ShortestSecret = 4;

    /// <summary>Without the user information, which is among the headers.</summary>
    public CollectorUrl Address { get; } = url.WithoutUserInfo();

    public Uri Url => Address.Uri;

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = headers;

    /// <summary>What one request may take, from its first byte to the last one of the answer.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Bytes from which a request is compressed; null for never.</summary>
    public required int? CompressionThreshold { get; init; }

    public required TlsSettings Tls { get; init; }

    /// <summary>For messages: without the query, which may hold a key.</summary>
    public override string ToString() => url.Address;

    /// <summary>
    /// What a receiver says may repeat what it was sent: every word of a header's value, and the parts of user information and query, are
    /// hidden, the longest first.
    /// </summary>
    public string WithoutSecrets(string text)
    {
        var parts = url.UserInfo.Split(':').Concat(url.Uri.Query.TrimStart('?').Split('&', '=')).ToList();
        var secrets = Headers.SelectMany(header => header.Value.Split(' ')).Concat(parts).Concat(parts.Select(Uri.UnescapeDataString));
        foreach (var secret in secrets.Where(secret => secret.Length >= ShortestSecret).OrderByDescending(secret => secret.Length))
            text = text.Replace(secret, Hidden, StringComparison.Ordinal);
        return text;
    }
}
