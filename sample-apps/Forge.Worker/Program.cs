using AutomagikTelemetry;
using Forge.Intake;
using Forge.Queues;
using Forge.Resources;
using Forge.Tasks;
using Forge.Workers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton(new TaskQueue("default"));
builder.Services.AddSingleton<TaskManager>();
builder.Services.AddHostedService<ResourceMonitor>();
builder.Services.AddHostedService<WorkerPool>();
builder.Services.AddHostedService<TaskIntake>();

var host = builder.Build();
Telemetry.TrackLifetime();
await host.RunAsync();
