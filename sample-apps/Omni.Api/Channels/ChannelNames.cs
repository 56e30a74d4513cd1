namespace Omni.Channels;

static class ChannelNames
{
    /// <summary>What dashboards call it, for example <c>whatsapp</c>.</summary>
    public static string Name(this Channel channel) => channel switch
    {
        Channel.WhatsApp => "whatsapp",
        Channel.Discord => "discord",
        Channel.Slack => "slack",
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };
}
