using System.ComponentModel.DataAnnotations;

namespace Omni.Chats;

/// <summary>A message as a provider hands it in.</summary>
public sealed record ReceivedMessage
{
    [Required]
    public string Sender { get; init; } = "";

    public string? Message { get; init; }
}
