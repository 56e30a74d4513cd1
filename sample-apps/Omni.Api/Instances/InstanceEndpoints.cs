using AutomagikTelemetry;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Omni.Instances;

/// <summary>A minimal-API handler as a lambda. It has no name of its own, so the attribute gives it one.</summary>
static class InstanceEndpoints
{
    public static void MapInstances(this IEndpointRouteBuilder api) => api.MapGet(
        "/instances/{name}",
        [TrackEndpoint("get_instance")] Results<Ok<Instance>, NotFound> ([Tag("instance")] string name, InstanceRegistry instances) =>
            instances.Find(name) is { } instance ? TypedResults.Ok(instance) : TypedResults.NotFound());
}
