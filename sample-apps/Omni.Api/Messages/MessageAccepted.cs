using Omni.Channels;

namespace Omni.Messages;

/// <summary>The answer to a message that its provider has taken.</summary>
public sealed record MessageAccepted(Guid MessageId, Channel Channel);
