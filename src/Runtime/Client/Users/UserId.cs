using System.Buffers.Text;
using System.Text;
using AutomagikTelemetry.Delivery.Spooling;

namespace AutomagikTelemetry.Client.Users;

/// <summary>The anonymous id of this user on this machine: random, made when something is about to be sent for the first time, and a line of text so that its user can read it.</summary>
static class UserId
{
    const int TextLength = 36;

    static readonly KeptValue _file = new("user-id", TextLength, () => Encoding.ASCII.GetBytes(Guid.NewGuid().ToString()), IsId);

    /// <summary>One of this process where none can be kept, or nothing is to be. Reads a file, and may write one.</summary>
    public static string Of(TelemetryOptions options, EnvironmentSnapshot environment)
        => options.IsSpoolEnabled && _file.ReadOrCreate(SpoolLocation.BaseDirectory(options, environment), out _) is { } id
            ? Encoding.ASCII.GetString(id)
            : ProcessIdentity.Current.UserId;

    /// <returns>Whether there is none on disk any more.</returns>
    public static bool Delete(string? baseDirectory) => _file.Delete(baseDirectory);

    static bool IsId(byte[] text) => Utf8Parser.TryParse(text, out Guid id, out var read, 'D') && read == TextLength && id != Guid.Empty;
}
