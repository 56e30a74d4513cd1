namespace Omni.Chats;

/// <summary>What an instance and one other have written to each other: how much, not what.</summary>
public sealed record Chat(string Number, int Received, bool IsArchived);
