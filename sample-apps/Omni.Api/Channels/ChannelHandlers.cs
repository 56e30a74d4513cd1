namespace Omni.Channels;

/// <summary>The handler of each channel.</summary>
sealed class ChannelHandlers(IEnumerable<IChannelHandler> handlers)
{
    public IChannelHandler For(Channel channel) => handlers.First(handler => handler.Channel == channel);
}
