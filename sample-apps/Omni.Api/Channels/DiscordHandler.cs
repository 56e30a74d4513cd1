namespace Omni.Channels;

/// <summary>Speaks to a bot, which is on the instance's Discord server.</summary>
sealed class DiscordHandler(HttpClient provider) : IChannelHandler
{
    public Channel Channel => Channel.Discord;

    public Task SendAsync(string instance, string recipient, string message, CancellationToken cancellationToken) =>
        provider.SendToAsync(Channel, $"bots/{instance}/messages", new { user = recipient, content = message }, cancellationToken);
}
