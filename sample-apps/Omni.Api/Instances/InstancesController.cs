using AutomagikTelemetry;
using Microsoft.AspNetCore.Mvc;

namespace Omni.Instances;

/// <summary>Actions of an MVC controller.</summary>
[ApiController]
[Route("api/v1/instances")]
public sealed class InstancesController(InstanceRegistry instances) : ControllerBase
{
    [HttpPost]
    [TrackEndpoint]
    public ActionResult<Instance> CreateInstance(CreateInstanceRequest request)
    {
        var instance = new Instance(request.Name, request.Channel);
        return instances.TryCreate(instance) ? Created($"/api/v1/instances/{instance.Name}", instance) : Conflict();
    }

    [HttpDelete("{name}")]
    [TrackEndpoint]
    public IActionResult DeleteInstance([Tag("instance")] string name) => instances.TryDelete(name) ? NoContent() : NotFound();
}
