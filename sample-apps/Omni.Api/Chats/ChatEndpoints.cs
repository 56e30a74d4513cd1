using AutomagikTelemetry;
using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Instances;

namespace Omni.Chats;

static class ChatEndpoints
{
    public static void MapChats(this IEndpointRouteBuilder api)
    {
        api.MapPost("/instances/{name}/received", ReceiveMessage);
        api.MapGet("/instances/{name}/chats", ListChats);
        api.MapPost("/instances/{name}/chats/{number}/archive", ArchiveChat);
    }

    /// <summary>Where providers hand in what has come.</summary>
    [TrackEndpoint]
    static Results<NoContent, NotFound> ReceiveMessage([Tag("instance")] string name, ReceivedMessage received, InstanceRegistry instances, ChatRegistry chats)
    {
        if (instances.Find(name) is not { } instance)
            return TypedResults.NotFound();

        chats.ReceiveMessage(instance, received);
        return TypedResults.NoContent();
    }

    [TrackEndpoint]
    static Results<Ok<IReadOnlyList<Chat>>, NotFound> ListChats([Tag("instance")] string name, InstanceRegistry instances, ChatRegistry chats) =>
        instances.Find(name) is null ? TypedResults.NotFound() : TypedResults.Ok(chats.ListChats(name));

    [TrackEndpoint]
    static Results<NoContent, NotFound> ArchiveChat([Tag("instance")] string name, string number, ChatRegistry chats) =>
        chats.TryArchive(name, number) ? TypedResults.NoContent() : TypedResults.NotFound();
}
