using AutomagikTelemetry;
using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Instances;

namespace Omni.Contacts;

static class ContactEndpoints
{
    public static void MapContacts(this IEndpointRouteBuilder api)
    {
        api.MapPost("/instances/{name}/contacts", SaveContact);
        api.MapGet("/instances/{name}/contacts", ListContacts);
        api.MapDelete("/instances/{name}/contacts/{number}", DeleteContact);
    }

    [TrackEndpoint]
    static Results<NoContent, NotFound> SaveContact([Tag("instance")] string name, Contact contact, InstanceRegistry instances, ContactBook contacts)
    {
        if (instances.Find(name) is null)
            return TypedResults.NotFound();

        contacts.SaveContact(name, contact);
        return TypedResults.NoContent();
    }

    [TrackEndpoint]
    static Results<Ok<IReadOnlyList<Contact>>, NotFound> ListContacts([Tag("instance")] string name, InstanceRegistry instances, ContactBook contacts) =>
        instances.Find(name) is null ? TypedResults.NotFound() : TypedResults.Ok(contacts.ListContacts(name));

    [TrackEndpoint]
    static Results<NoContent, NotFound> DeleteContact([Tag("instance")] string name, string number, ContactBook contacts) =>
        contacts.TryDelete(name, number) ? TypedResults.NoContent() : TypedResults.NotFound();
}
