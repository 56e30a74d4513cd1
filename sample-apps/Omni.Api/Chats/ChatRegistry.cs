using System.Collections.Concurrent;
using AutomagikTelemetry;
using Omni.Instances;
using Omni.Tracking;

namespace Omni.Chats;

/// <summary>The chats of all instances, for as long as this process lives. Thread-safe.</summary>
sealed class ChatRegistry
{
    readonly ConcurrentDictionary<(string Instance, string Number), Chat> _chats = new();

    [TrackReceived]
    [TagFrom("instance", "instance.Name")]
    [TagFrom("contact_hash", "received.Sender", Privacy = TagPrivacy.Hash)]
    [TagFrom("channel", "instance.ChannelName")]
    [TagFrom("message", "received.Message", Privacy = TagPrivacy.Presence)]
    [TagConstant("status", "received")]
    [Counter("messages.total", Tags = "channel, status")]
    public void ReceiveMessage(Instance instance, ReceivedMessage received) => _chats.AddOrUpdate(
        (instance.Name, received.Sender),
        new Chat(received.Sender, Received: 1, IsArchived: false),
        (_, chat) => chat with { Received = chat.Received + 1, IsArchived = false });

    [TrackOperation]
    [TagFrom("chats_count", "return.Count")]
    [EmitEvent("chat.listed", "instance", "chats_count")]
    public IReadOnlyList<Chat> ListChats([Tag] string instance) =>
        [.. _chats.Where(chat => chat.Key.Instance == instance && !chat.Value.IsArchived).Select(chat => chat.Value).OrderBy(chat => chat.Number, StringComparer.Ordinal)];

    public bool TryArchive(string instance, string number)
    {
        if (!_chats.TryGetValue((instance, number), out var chat))
            return false;

        ArchiveChat(instance, number, chat);
        return true;
    }

    [TrackOperation]
    [EmitEvent("chat.archived", "instance", "contact_hash")]
    void ArchiveChat([Tag] string instance, [Tag("contact_hash", Privacy = TagPrivacy.Hash)] string number, Chat chat) =>
        _chats[(instance, number)] = chat with { IsArchived = true };
}
