#region guide-omni
using AutomagikTelemetry;

sealed class MessageService(IEvolutionApi evolution)
{
    [TrackSend]
    [TagFrom("error_code", "exception.Code", ExceptionType = typeof(EvolutionApiException))]
    [TagConstant("status", "sent")]
    [Counter("messages.total", Tags = "channel,status")]
    public Task<Receipt> SendAsync(
        [Tag] string instance,
        [Tag("recipient_hash", Privacy = TagPrivacy.Hash)] string recipient,
        [Tag(Privacy = TagPrivacy.Presence)] string message,
        [Tag] string channel = "whatsapp") => evolution.SendAsync(instance, recipient, message);
}

[SuccessEvent("message.sent", "instance", "recipient_hash", "channel", "has_message", "success")]
[DurationMetric("message.send_latency_ms", "ms", "channel")]
[ErrorKeys("instance", "channel")]
sealed class TrackSendAttribute() : TrackAttribute(null);
#endregion

interface IEvolutionApi
{
    Task<Receipt> SendAsync(string instance, string recipient, string message);
}

sealed class EvolutionApiException(string code) : Exception("The provider refused.")
{
    public string Code { get; } = code;
}
