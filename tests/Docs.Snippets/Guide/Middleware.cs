using AutomagikTelemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Snippets.Guide;

static class Middleware
{
    static void Main(string[] args)
    {
        #region guide-middleware
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAutomagikTelemetry(options => options.ProjectName = "forge");

        var app = builder.Build();
        app.UseAutomagikTelemetry();                                // every request: api.request, api.latency_ms, errors
        app.MapPost("/api/v1/tasks", (TaskInput input, TaskBoard tasks) => tasks.CreateAsync(input));
        app.MapGet("/health", [DoNotTrack] () => new { Status = "healthy" });
        app.Run();
        #endregion
    }
}
