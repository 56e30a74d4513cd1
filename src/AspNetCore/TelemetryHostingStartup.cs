using System.ComponentModel;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace AutomagikTelemetry.AspNetCore;

/// <summary>Sets telemetry up without a line of code: the package's targets name it in an attribute of the program. Not for use by hand.</summary>
/// <remarks>https://learn.microsoft.com/aspnet/core/fundamentals/host/platform-specific-configuration</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TelemetryHostingStartup : IHostingStartup
{
    /// <summary>Does what <see cref="TelemetryServiceCollectionExtensions.AddAutomagikTelemetry"/> does.</summary>
    /// <param name="builder">The host under construction.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public void Configure(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ConfigureServices(services => services.AddAutomagikTelemetry());
    }
}
