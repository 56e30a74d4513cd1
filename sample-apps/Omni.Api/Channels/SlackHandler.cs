namespace Omni.Channels;

/// <summary>Speaks to Slack's Web API.</summary>
sealed class SlackHandler(HttpClient provider) : IChannelHandler
{
    public Channel Channel => Channel.Slack;

    public Task SendAsync(string instance, string recipient, string message, CancellationToken cancellationToken) =>
        provider.SendToAsync(Channel, "chat.postMessage", new { username = instance, channel = recipient, text = message }, cancellationToken);
}
