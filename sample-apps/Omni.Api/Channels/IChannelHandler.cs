namespace Omni.Channels;

/// <summary>Sends messages over one channel.</summary>
interface IChannelHandler
{
    Channel Channel { get; }

    string Name => Channel.Name();

    /// <summary>Hands a message to the provider.</summary>
    /// <exception cref="ProviderException">The provider has not taken it.</exception>
    Task SendAsync(string instance, string recipient, string message, CancellationToken cancellationToken);
}
