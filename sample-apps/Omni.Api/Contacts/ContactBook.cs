using System.Collections.Concurrent;
using AutomagikTelemetry;
using Omni.Tracking;

namespace Omni.Contacts;

/// <summary>The contacts of all instances, for as long as this process lives. Thread-safe.</summary>
sealed class ContactBook
{
    readonly ConcurrentDictionary<(string Instance, string Number), Contact> _contacts = new();

    [TrackOperation]
    [TagFrom("contact_hash", "contact.Number", Privacy = TagPrivacy.Hash)]
    [EmitEvent("contact.saved", "instance", "contact_hash")]
    public void SaveContact([Tag] string instance, Contact contact) => _contacts[(instance, contact.Number)] = contact;

    [TrackOperation]
    [TagFrom("contacts_count", "return.Count")]
    [EmitEvent("contact.listed", "instance", "contacts_count")]
    public IReadOnlyList<Contact> ListContacts([Tag] string instance) =>
        [.. _contacts.Where(contact => contact.Key.Instance == instance).Select(contact => contact.Value).OrderBy(contact => contact.Number, StringComparer.Ordinal)];

    public bool TryDelete(string instance, string number)
    {
        if (!_contacts.ContainsKey((instance, number)))
            return false;

        DeleteContact(instance, number);
        return true;
    }

    [TrackOperation]
    [EmitEvent("contact.deleted", "instance", "contact_hash")]
    void DeleteContact([Tag] string instance, [Tag("contact_hash", Privacy = TagPrivacy.Hash)] string number) => _contacts.TryRemove((instance, number), out _);
}
