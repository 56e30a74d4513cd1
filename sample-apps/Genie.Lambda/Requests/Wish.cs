namespace Genie.Requests;

/// <summary>What is asked for.</summary>
sealed record Wish(string? Text);
