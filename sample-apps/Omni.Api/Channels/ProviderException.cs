namespace Omni.Channels;

/// <summary>A provider has not taken a message. The text names the provider, never recipient or message.</summary>
sealed class ProviderException(string message, Exception? innerException = null) : Exception(message, innerException);
