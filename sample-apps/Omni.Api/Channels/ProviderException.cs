namespace Omni.Channels;

/// <summary>A provider has not taken a message. The text names the provider, never recipient or message.</summary>
sealed class ProviderException(string message, string code, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The status of its answer, <c>unreachable</c> or <c>timeout</c>.</summary>
    public string Code { get; } = code;
}
