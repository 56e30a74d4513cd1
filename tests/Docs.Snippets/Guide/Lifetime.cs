using System.Threading.Channels;
using AutomagikTelemetry;

namespace Snippets.Guide;

static class Lifetime
{
    static async Task Run(Channel<Message> queue)
    {
        #region guide-service-started
        Telemetry.TrackLifetime("service", [new("workers", 10)]);
        await new MessageProcessor(queue).RunAsync(workers: 10);
        #endregion
    }
}
