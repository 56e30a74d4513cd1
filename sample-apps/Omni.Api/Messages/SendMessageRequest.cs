using System.ComponentModel.DataAnnotations;
using Omni.Channels;

namespace Omni.Messages;

/// <summary>A message to send. Recipient and text are nobody's business but the provider's.</summary>
public sealed record SendMessageRequest
{
    [Required]
    public string Instance { get; init; } = "";

    /// <summary>The instance's own channel, where none is given.</summary>
    public Channel? Channel { get; init; }

    [Required]
    public string Recipient { get; init; } = "";

    [Required]
    public string Message { get; init; } = "";
}
