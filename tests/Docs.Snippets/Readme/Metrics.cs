using AutomagikTelemetry;

namespace Snippets.Readme;

sealed class Outbox(IMail mail)
{
    public int ActiveAgentCount { get; set; }

    #region readme-metrics
    [TrackEndpoint]
    [Counter("messages.sent", Tags = "channel")]
    [Counter("messages.failed", On = Outcome.Failure, Tags = "channel")]
    [Histogram("payload.bytes", "body.Length", Unit = "By")]
    [Gauge("agents.active", "this.ActiveAgentCount")]
    public void Send([Tag] string channel, string body) => mail.Send(channel, body);
    #endregion
}

interface IMail
{
    void Send(string channel, string body);
}
