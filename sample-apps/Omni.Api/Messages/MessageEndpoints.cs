using AutomagikTelemetry;
using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Channels;
using Omni.Instances;

namespace Omni.Messages;

/// <summary>Minimal-API handlers as methods.</summary>
static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder api) => api.MapPost("/messages", SendMessageAsync);

    [TrackEndpoint]
    static async Task<Results<Accepted<MessageAccepted>, NotFound>> SendMessageAsync(
        SendMessageRequest request, InstanceRegistry instances, ChannelHandlers channels, CancellationToken cancellationToken)
    {
        if (instances.Find(request.Instance) is not { } instance)
            return TypedResults.NotFound();

        var channel = request.Channel ?? instance.Channel;
        await MessageSender.SendAsync(request, channels.For(channel), cancellationToken);
        return TypedResults.Accepted((string?)null, new MessageAccepted(Guid.CreateVersion7(), channel));
    }
}
