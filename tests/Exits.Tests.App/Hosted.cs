using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AutomagikTelemetry.Exits.Tests.App;

/// <summary>A service of a generic host, which takes SIGTERM itself and stops in its own way.</summary>
sealed class Hosted(Work work) : IHostedService
{
    public static int Run(Work work)
    {
        var host = new HostBuilder().ConfigureServices(services => services.AddHostedService(_ => new Hosted(work))).UseConsoleLifetime(options => options.SuppressStatusMessages = true).Build();
        host.Start();
        Console.WriteLine("ready");
        host.WaitForShutdown();
        return 10;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        work.Run();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        work.RecordLast();
        return Task.CompletedTask;
    }
}
