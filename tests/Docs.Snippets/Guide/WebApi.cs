#region guide-web-api-endpoints
using AutomagikTelemetry;

static class Messages
{
    [TrackEndpoint("send_message")]
    [TagConstant("channel", "whatsapp")]
    [Counter("messages.sent", Tags = "instance,channel")]
    public static Task<Receipt> SendAsync([Tag] string instance, string recipient, string message, IProvider provider)
        => provider.SendAsync(instance, recipient, message);
}
#endregion

sealed record Receipt(string Id);

interface IProvider
{
    Task<Receipt> SendAsync(string instance, string recipient, string message);
}
