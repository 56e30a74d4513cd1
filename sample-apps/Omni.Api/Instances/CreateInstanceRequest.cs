using System.ComponentModel.DataAnnotations;
using Omni.Channels;

namespace Omni.Instances;

/// <summary>An instance to create. Its name is part of URLs.</summary>
public sealed record CreateInstanceRequest
{
    [Required]
    [RegularExpression("[a-z0-9-]{1,40}")]
    public string Name { get; init; } = "";

    public Channel Channel { get; init; }
}
