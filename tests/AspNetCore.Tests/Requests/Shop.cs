using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace AutomagikTelemetry.AspNetCore.Tests.Requests;

/// <summary>Endpoints in each of the ways in which one can be written.</summary>
static class Shop
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/orders/{id}", Order);
        app.MapGet("/lambda/{id}", [TrackEndpoint] (int id) => id < 0 ? Results.NotFound() : Results.Ok(id));
        app.MapGet("/async-lambda", [TrackEndpoint] async () =>
        {
            await Task.Yield();
            return Results.StatusCode(StatusCodes.Status418ImATeapot);
        });
        app.MapGet("/named", [TrackEndpoint("catalogue")] () => "ok");
        app.MapGet("/raw", Raw);
        app.MapGet("/broken", Broken);
        app.MapGet("/twice", [TrackEndpoint] async () => await First() + await First());
        app.MapGet("/untagged", () => "ok");
        app.MapGet("/calls-tracked", () => Inner());
        app.MapGet("/records-event", () => Telemetry.TrackEvent("thing.happened"));
        app.MapGet("/filtered", Order0).AddEndpointFilter((_, _) => ValueTask.FromResult<object?>(Results.StatusCode(StatusCodes.Status403Forbidden)));
    }

    [TrackEndpoint]
    public static async Task<IResult> Order(int id, [Tag("priority")] string? priority = null)
    {
        await Task.Yield();
        return id switch
        {
            0 => Results.NotFound(),
            < 0 => throw new InvalidOperationException("no such order"),
            _ => Results.Accepted($"/orders/{id}", priority),
        };
    }

    [TrackEndpoint]
    public static string Order0() => "never called";

    /// <summary>A request delegate, which writes the response itself.</summary>
    [TrackEndpoint]
    public static async Task Raw(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status206PartialContent;
        await context.Response.WriteAsync("half");
    }

    [TrackEndpoint]
    public static string Broken() => throw new InvalidOperationException("broken");

    [TrackEndpoint]
    public static async Task<int> First()
    {
        await Task.Yield();
        return 1;
    }

    [TrackWorkflow("inner_work")]
    public static string Inner() => Environment.MachineName;
}

/// <summary>The same in a controller.</summary>
[ApiController]
[Route("api/[controller]")]
[TrackEndpoint]
public sealed class StockController : ControllerBase
{
    [HttpDelete("{sku}")]
    public async Task<IActionResult> Remove(string sku)
    {
        await Task.Yield();
        return sku == "gone" ? NotFound() : NoContent();
    }

    [HttpGet]
    [DoNotTrack]
    public IActionResult Quiet() => Ok("quiet");
}
