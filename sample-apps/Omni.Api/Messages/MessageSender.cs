using AutomagikTelemetry;
using Omni.Channels;
using Omni.Tracking;

namespace Omni.Messages;

/// <summary>Sends messages, over whichever channel.</summary>
static class MessageSender
{
    /// <exception cref="ProviderException">The provider has not taken it.</exception>
    [TrackSent]
    [TagFrom("instance", "request.Instance")]
    [TagFrom("recipient_hash", "request.Recipient", Privacy = TagPrivacy.Hash)]
    [TagFrom("channel", "channel.Name")]
    [TagFrom("message", "request.Message", Privacy = TagPrivacy.Presence)]
    [TagFrom("error_code", "exception.Code", ExceptionType = typeof(ProviderException))]
    [TagConstant("status", "sent")]
    [Counter("messages.total", Tags = "channel, status")]
    [Counter("messages.sent", Tags = "instance, channel")]
    public static async Task SendAsync(SendMessageRequest request, IChannelHandler channel, CancellationToken cancellationToken) =>
        await channel.SendAsync(request.Instance, request.Recipient, request.Message, cancellationToken);
}
