using System.Text;
using AutomagikTelemetry.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>The reader that the other tests trust fails on whatever is not as the definitions have it.</summary>
public class ReaderTests
{
    [Fact]
    public void AWholeSpanIsRead() => Read(Span()).ShouldHaveSingleItem().Name.ShouldBe("a");

    [Fact]
    public void AnUnknownFieldFails() => Fails(Span(writer => writer.Varint(77, 1)), "field 77 is unknown");

    [Fact]
    public void AWrongWireTypeFails() => Fails(Span(writer => writer.String(6, "server")), "field 6 has not the wire type 0");

    [Fact]
    public void AFieldTwiceFails() => Fails(Span(writer => writer.String(5, "b")), "field 5 is there 2 times");

    [Theory]
    [InlineData(15)]
    [InlineData(32)]
    [InlineData(0)]
    public void AnIdOfAnotherLengthFails(int length) => Fails(Span(traceId: Enumerable.Repeat((byte)1, length).ToArray()), "field 1 is not a valid id of 16 bytes");

    [Fact]
    public void AnIdOfZeroesFails() => Fails(Span(traceId: new byte[16]), "field 1 is not a valid id of 16 bytes");

    [Fact]
    public void TrailingBytesFail() => Fails([.. Span(), 0xFF], "1 bytes are promised and 0 are there");

    [Fact]
    public void AMessageCutShortFails() => Fails(Span()[..^1], "bytes are promised");

    [Fact]
    public void AKeyTwiceFails() => Fails(Span(writer => writer.WriteAttributes(9, [new("k", 1), new("k", 2)])), "the key 'k' is empty or there twice");

    [Fact]
    public void InvalidUtf8Fails() => Should.Throw<DecoderFallbackException>(() => Read(Span(writer => writer.Bytes(3, [0xC3, 0x28]))));

    static void Fails(byte[] body, string problem) => Should.Throw<FormatException>(() => Read(body)).Message.ShouldContain(problem);

    static IReadOnlyList<SpanItem> Read(byte[] body) => OtlpReader.Spans(body);

    static byte[] Span(Action<ProtobufWriter>? more = null, byte[]? traceId = null)
    {
        using var buffer = new PooledBuffer(64);
        var writer = new ProtobufWriter(buffer);
        var ofResource = writer.Begin(1, 4);
        writer.Bytes(1, []);
        var ofScope = writer.Begin(2, 4);
        writer.WriteScope(1, new("s", null));
        var span = writer.Begin(2, 2);
        writer.Bytes(1, traceId ?? [.. Enumerable.Repeat((byte)1, 16)]);
        writer.Bytes(2, [.. Enumerable.Repeat((byte)1, 8)]);
        writer.String(5, "a");
        more?.Invoke(writer);
        writer.End(span);
        writer.End(ofScope);
        writer.End(ofResource);
        return buffer.Bytes[..buffer.Length];
    }
}
