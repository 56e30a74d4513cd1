using System.Globalization;
using AutomagikTelemetry.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

namespace AutomagikTelemetry.Benchmarks.Delivery;

/// <summary>What a collector was sent: spans, and bytes with the heads of the requests.</summary>
readonly record struct Received(long Spans, long Bytes)
{
    const int ResourceSpans = 1;
    const int ScopeSpans = 2;
    const int Span = 2;

    internal Received And(CollectedRequest request) => new(Spans + SpansOf(request.Body), Bytes + request.HeadLength + request.SentLength);

    internal static Received Parse(string line)
    {
        var numbers = line.Split(' ');
        return new(long.Parse(numbers[0], CultureInfo.InvariantCulture), long.Parse(numbers[1], CultureInfo.InvariantCulture));
    }

    internal string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Spans} {Bytes}");

    /// <summary>Counted and not read: the collector shares the processors with what is measured.</summary>
    static int SpansOf(ReadOnlySpan<byte> body) => Count(body, ResourceSpans, ScopeSpans, Span);

    static int Count(ReadOnlySpan<byte> message, params ReadOnlySpan<int> path)
    {
        if (path.IsEmpty)
            return 1;

        var count = 0;
        var reader = new ProtobufReader(message);
        while (reader.Read())
        {
            if (reader.Field == path[0])
                count += Count(reader.Bytes, path[1..]);
        }

        return count;
    }
}
