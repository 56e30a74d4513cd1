using System.Text.Json.Serialization;

namespace Omni.Channels;

/// <summary>Where messages go.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Channel>))]
public enum Channel
{
    WhatsApp,
    Discord,
    Slack,
}
