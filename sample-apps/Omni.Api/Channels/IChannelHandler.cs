namespace Omni.Channels;

/// <summary>Sends messages over one channel.</summary>
interface IChannelHandler
{
    Channel Channel { get; }

    /// <summary>Hands a message to the provider.</summary>
    /// <exception cref="ProviderException">The provider has not taken it.</exception>
    Task SendAsync(string instance, string recipient, string message, CancellationToken cancellationToken);
}
