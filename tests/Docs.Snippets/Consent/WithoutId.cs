using AutomagikTelemetry;

namespace Snippets.Consent;

static class WithoutId
{
    static void Configure()
    {
        #region consent-no-id
        Telemetry.Configure(options => options.ResourceAttributes["user.id"] = null);
        #endregion
    }
}
