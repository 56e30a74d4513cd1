using System.Net;
using System.Text;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>What a collector answered.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otlp/#otlphttp-response</remarks>
sealed class Answer(HttpStatusCode status, byte[]? body, string? mediaType)
{
    /// <remarks>Longer than what is told, so that no secret is cut in two before it is hidden.</remarks>
    const int LongestText = 8192;

    /// <summary>Of an Export*ServiceResponse.</summary>
    const int PartialSuccess = 1;
    const int Rejected = 1;
    const int ErrorMessage = 2;

    /// <summary>Of a google.rpc.Status, the body of an error.</summary>
    const int StatusMessage = 2;

    public HttpStatusCode Status => status;

    /// <summary>Whether the body came to its end, within what an answer may be.</summary>
    public bool IsComplete => body is not null;

    /// <summary>The wait before the next attempt that it asks for.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Where a redirect leads, which is not followed; it may be relative.</summary>
    public Uri? Location { get; init; }

    /// <summary>gRPC has its failures in a header, under a status that is always 200.</summary>
    public bool IsSuccess => (int)status is >= 200 and < 300 && !IsGrpc;

    public bool IsGrpc => mediaType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    public bool IsProtobuf => string.Equals(mediaType, "application/x-protobuf", StringComparison.OrdinalIgnoreCase);

    /// <summary>How many items a success did not take, and what the collector says about it; a message may come without any.</summary>
    /// <remarks>https://opentelemetry.io/docs/specs/otlp/#partial-success-1</remarks>
    public (long Rejected, string? Message) ReadPartialSuccess()
    {
        if (!IsProtobuf)
            return (0, null);

        var (rejected, message) = (0L, (string?)null);
        var response = new ProtobufReader(body);
        while (response.Read())
        {
            if (response.Field != PartialSuccess)
                continue;

            var partial = new ProtobufReader(response.Bytes);
            while (partial.Read())
            {
                if (partial.Field == Rejected)
                    rejected = Math.Max(0, (long)partial.Number);
                else if (partial.Field == ErrorMessage && partial.Bytes.Length > 0)
                    message = Text(partial.Bytes);
            }
        }

        return (rejected, message);
    }

    /// <summary>The beginning of an error's text, on one line; null when there is none to read.</summary>
    public string? ReadError()
    {
        if (!IsProtobuf)
            return Text(body);

        var reader = new ProtobufReader(body);
        while (reader.Read())
        {
            if (reader.Field == StatusMessage)
                return Text(reader.Bytes);
        }

        return null;
    }

    /// <summary>Control characters could tear the line or command a terminal.</summary>
    static string? Text(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, LongestText)]);
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length == 0 ? null : line;
    }
}
