using System.ComponentModel.DataAnnotations;

namespace Omni.Contacts;

/// <summary>Somebody that an instance knows. Number and name are nobody's business but the instance's.</summary>
public sealed record Contact
{
    [Required]
    public string Number { get; init; } = "";

    public string? Name { get; init; }
}
