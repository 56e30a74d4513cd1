using AutomagikTelemetry;

namespace Snippets.Guide;

static class Volumes
{
    static void Low()
    {
        #region guide-low-volume
        Telemetry.Configure(options => options.BatchSize = 1);
        #endregion
    }

    static void High()
    {
        #region guide-high-volume
        Telemetry.Configure(options =>
        {
            options.ProjectName = "my-app";
            options.BatchSize = 500;                              // records a request
            options.FlushInterval = TimeSpan.FromSeconds(2);
            options.MaxQueueSize = 8192;                          // what a burst may hold until it is sent
            options.CompressionThreshold = 1024;                  // bytes from which a request is compressed; the default
            options.MaxRetries = 3;                               // the default
        });
        #endregion
    }
}
