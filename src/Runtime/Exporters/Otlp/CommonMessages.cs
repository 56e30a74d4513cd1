using System.Diagnostics;
using System.Globalization;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>The messages that all three signals have in common.</summary>
/// <remarks>https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/common/v1/common.proto</remarks>
static class CommonMessages
{
    static class KeyValue
    {
        public const int Key = 1;
        public const int Value = 2;
    }

    static class AnyValue
    {
        public const int String = 1;
        public const int Bool = 2;
        public const int Int = 3;
        public const int Double = 4;
        public const int Array = 5;
    }

    static class ArrayValue
    {
        public const int Values = 1;
    }

    static class Scope
    {
        public const int Name = 1;
        public const int Version = 2;
    }

    /// <summary>Of the few types that the sanitiser lets through; an attribute without a value is left out.</summary>
    public static void WriteAttributes(this ProtobufWriter writer, int field, KeyValuePair<string, object?>[] attributes)
    {
        foreach (var (key, value) in attributes)
        {
            if (value is null || writer.TryWriteShort(field, key, value))
                continue;

            var attribute = writer.Begin(field, width: 1);
            writer.String(KeyValue.Key, key);
            writer.WriteValue(KeyValue.Value, value);
            writer.End(attribute);
        }
    }

    /// <summary>The same, in an array of their own.</summary>
    public static byte[] EncodeAttributes(int field, KeyValuePair<string, object?>[] attributes)
    {
        using var buffer = new PooledBuffer(1024);
        new ProtobufWriter(buffer).WriteAttributes(field, attributes);
        return buffer.ToArray();
    }

    public static void WriteValue(this ProtobufWriter writer, int field, object value)
    {
        var any = writer.Begin(field, width: 1);
        switch (value)
        {
            case string text:
                writer.String(AnyValue.String, text);
                break;
            case bool flag:
                writer.Boolean(AnyValue.Bool, flag);
                break;
            case double number:
                writer.Double(AnyValue.Double, number);
                break;
            case float number:
                writer.Double(AnyValue.Double, number);
                break;
            case int number:
                writer.Varint(AnyValue.Int, (ulong)number);
                break;
            case long number:
                writer.Varint(AnyValue.Int, (ulong)number);
                break;
            case short or sbyte or byte or ushort or uint or ulong and <= long.MaxValue:
                writer.Varint(AnyValue.Int, (ulong)Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case Array elements:
                var array = writer.Begin(AnyValue.Array, width: 1);
                foreach (var element in elements)
                    writer.WriteValue(ArrayValue.Values, element);
                writer.End(array);
                break;
            default:
                writer.String(AnyValue.String, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
                break;
        }

        writer.End(any);
    }

    public static void WriteScope(this ProtobufWriter writer, int field, InstrumentationScope scope)
    {
        var message = writer.Begin(field, width: 1);
        writer.String(Scope.Name, scope.Name);
        if (!string.IsNullOrEmpty(scope.Version))
            writer.String(Scope.Version, scope.Version);
        writer.End(message);
    }

    public static void WriteId(this ProtobufWriter writer, int field, ActivityTraceId id) => HexText.Decode(id.ToHexString(), writer.Bytes(field, 16));

    public static void WriteId(this ProtobufWriter writer, int field, ActivitySpanId id) => HexText.Decode(id.ToHexString(), writer.Bytes(field, 8));

    /// <summary>Nanoseconds since 1970, in UTC.</summary>
    public static void WriteTime(this ProtobufWriter writer, int field, DateTime utc)
        => writer.Fixed64(field, (ulong)Math.Max(0, utc.Ticks - DateTime.UnixEpoch.Ticks) * (ulong)TimeSpan.NanosecondsPerTick);

    /// <summary>The most common attributes, in less time than any other would take.</summary>
    static bool TryWriteShort(this ProtobufWriter writer, int field, string key, object value)
    {
        var room = writer.Reserve(ShortAttribute.MaxLength);
        var start = ProtobufWriter.PutTag(room, field, ProtobufWriter.LengthType);
        var end = value switch
        {
            string text => ShortAttribute.TryPut(room, start, key, text),
            int number => ShortAttribute.TryPut(room, start, key, number),
            long number => ShortAttribute.TryPut(room, start, key, number),
            _ => 0,
        };
        writer.Advance(end);
        return end > 0;
    }
}
