using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AutomagikTelemetry.AspNetCore;

/// <summary>The port that the host's server listens on.</summary>
static class ServerPort
{
    /// <summary>That of its first address; null where there is no server, none that listens yet, or one without a port, as on a Unix socket.</summary>
    public static int? Of(IServiceProvider services)
    {
        foreach (var address in services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
            return PortOf(address);
        return null;
    }

    static int? PortOf(string address)
    {
        try
        {
            return BindingAddress.Parse(address) is { IsUnixPipe: false, IsNamedPipe: false, Port: > 0 and var port } ? port : null;
        }
        catch (FormatException)
        {
            // A server of somebody's own may have addresses of a form of its own.
            return null;
        }
    }
}
