using System.Buffers;
using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Bytes in an array of the shared pool, which grows as they come. Not thread-safe; give it back by disposing.</summary>
sealed class PooledBuffer(int capacity) : IDisposable
{
    /// <summary>What a client sends at most.</summary>
    /// <remarks>https://opentelemetry.io/docs/specs/otlp/#otlphttp-request</remarks>
    public const int MaxLength = 64 * 1024 * 1024;

    byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    /// <summary>The array itself, of which <see cref="Length"/> bytes are written; another one after each growth.</summary>
    public byte[] Bytes => _bytes;

    /// <summary>Room for at least <paramref name="count"/> bytes behind those written.</summary>
    /// <exception cref="RequestTooLargeException">There would be more than <see cref="MaxLength"/> of them.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count)
            Grow(count);
        return _bytes.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>What is written, in an array of its own.</summary>
    public byte[] ToArray() => _bytes.AsSpan(0, Length).ToArray();

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        Length = 0;
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }

    void Grow(int count)
    {
        var needed = (long)Length + count;
        if (needed > MaxLength)
            throw new RequestTooLargeException();

        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Max(needed, Math.Min(2L * _bytes.Length, MaxLength)));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
