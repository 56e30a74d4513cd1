namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;

/// <summary>Reads the three requests, from the definitions at https://github.com/open-telemetry/opentelemetry-proto, and fails on anything beyond them.</summary>
static class OtlpReader
{
    public static IReadOnlyList<SpanItem> Spans(byte[] body) => [.. Items(body, "Spans", Span)];

    public static IReadOnlyList<LogItem> Logs(byte[] body) => [.. Items(body, "Logs", Log)];

    public static IReadOnlyList<MetricItem> Metrics(byte[] body) => [.. Items(body, "Metrics", MetricReader.Metric)];

    public static AttributeMap Attributes(Message message, int field)
    {
        var attributes = new AttributeMap();
        foreach (var pair in message.Messages(field, "KeyValue"))
        {
            var key = pair.Text(1);
            if (key.Length == 0 || !attributes.TryAdd(key, Value(pair.Single(2, "AnyValue") ?? throw pair.Bad("no value"))))
                throw pair.Bad($"the key '{key}' is empty or there twice");
            pair.End();
        }

        return attributes;
    }

    /// <summary>Every list is read at once: a message that is not asked for its fields would not be checked.</summary>
    static List<T> Items<T>(byte[] body, string what, Func<Message, Origin, T> read)
    {
        var items = new List<T>();
        var request = new Message("Export request", body);
        foreach (var ofResource in request.Messages(1, "Resource" + what))
        {
            var resource = ofResource.Single(1, "Resource") ?? throw ofResource.Bad("no resource");
            var attributes = Attributes(resource, 1);
            resource.Varint(2);
            resource.End();
            foreach (var ofScope in ofResource.Messages(2, "Scope" + what))
            {
                var scope = ofScope.Single(1, "InstrumentationScope") ?? throw ofScope.Bad("no scope");
                var origin = new Origin(attributes, scope.Text(1), scope.Text(2));
                Attributes(scope, 3);
                scope.Varint(4);
                scope.End();
                items.AddRange(ofScope.Messages(2, what).Select(item => Whole(item, read(item, origin))));
                ofScope.Text(3);
                ofScope.End();
            }

            ofResource.Text(3);
            ofResource.End();
        }

        request.End();
        return items;
    }

    static T Whole<T>(Message message, T value)
    {
        message.End();
        return value;
    }

    static SpanItem Span(Message message, Origin origin)
    {
        var status = message.Single(15, "Status");
        var item = new SpanItem(
            origin, message.Id(1, 16), message.Id(2, 8), message.Id(4, 8), message.Text(3), message.Fixed32(16), message.Text(5), message.Varint(6),
            message.Fixed64(7), message.Fixed64(8), Attributes(message, 9), status?.Varint(3) ?? 0, status?.Text(2) ?? "");
        status?.End();
        foreach (var dropped in new[] { 10, 12, 14 })
            message.Varint(dropped);
        if (item.TraceId.Length == 0 || item.SpanId.Length == 0 || item.Name.Length == 0 || item.EndTime < item.StartTime)
            throw message.Bad("no ids, no name, or an end before its start");
        return item;
    }

    static LogItem Log(Message message, Origin origin)
    {
        message.Varint(7);
        var body = message.Single(5, "AnyValue");
        return new(
            origin, message.Fixed64(1), message.Fixed64(11), message.Varint(2), message.Text(3), body is null ? null : Value(body),
            Attributes(message, 6), message.Fixed32(8), message.Id(9, 16), message.Id(10, 8), message.Text(12));
    }

    static object?[] Elements(Message array)
    {
        object?[] elements = [.. array.Messages(1, "AnyValue").Select(Value)];
        array.End();
        return elements;
    }

    static object? Value(Message any)
    {
        object?[] values =
        [
            any.TextOrNull(1), any.VarintOrNull(2) is { } flag ? flag <= 1 ? flag == 1 : throw any.Bad("a bool that is neither 0 nor 1") : null,
            (long?)any.VarintOrNull(3), any.DoubleOrNull(4), any.BytesOrNull(7), any.Single(5, "ArrayValue") is { } array ? Elements(array) : null,
        ];
        any.End();
        return values.Count(value => value is not null) == 1 ? values.First(value => value is not null) : throw any.Bad("not exactly one value");
    }
}
