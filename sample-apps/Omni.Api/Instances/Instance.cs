using System.Text.Json.Serialization;
using Omni.Channels;

namespace Omni.Instances;

/// <summary>An account that messages are sent from, and the channel that it belongs to.</summary>
public sealed record Instance(string Name, Channel Channel)
{
    [JsonIgnore]
    public string ChannelName => Channel.Name();
}
