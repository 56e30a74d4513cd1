using AutomagikTelemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Snippets.Guide;

static class WebApiProgram
{
    static void Main(string[] args)
    {
        #region guide-web-api-program
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAutomagikTelemetry(options =>
        {
            options.ProjectName = "omni";
            options.ProjectVersion = "1.0.0";
        });

        var app = builder.Build();
        app.MapPost("/api/v1/messages", Messages.SendAsync);
        app.MapGet("/health", () => new { Status = "healthy" });    // no attribute: not tracked
        app.Run();
        #endregion
    }
}
