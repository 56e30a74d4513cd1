namespace Omni.Channels;

static class ChannelServices
{
    public static void AddChannels(this IServiceCollection services)
    {
        services.AddChannel<WhatsAppHandler>(Channel.WhatsApp);
        services.AddChannel<DiscordHandler>(Channel.Discord);
        services.AddChannel<SlackHandler>(Channel.Slack);
        services.AddTransient<ChannelHandlers>();
    }

    static void AddChannel<THandler>(this IServiceCollection services, Channel channel)
        where THandler : class, IChannelHandler =>
        services.AddHttpClient<IChannelHandler, THandler>(channel.ToString(), (provider, client) =>
        {
            var setting = $"Omni:Providers:{channel}";
            client.BaseAddress = provider.GetRequiredService<IConfiguration>().GetValue<Uri>(setting)
                ?? throw new InvalidOperationException($"The setting {setting} is missing: it is the provider's URL and ends with a slash.");
            client.Timeout = TimeSpan.FromSeconds(10);
        });
}
