namespace Omni.Channels;

/// <summary>Speaks to an Evolution API.</summary>
sealed class WhatsAppHandler(HttpClient provider) : IChannelHandler
{
    public Channel Channel => Channel.WhatsApp;

    public Task SendAsync(string instance, string recipient, string message, CancellationToken cancellationToken) =>
        provider.SendToAsync(Channel, $"message/sendText/{instance}", new { number = recipient, text = message }, cancellationToken);
}
