using System.Collections.Concurrent;
using AutomagikTelemetry;
using Omni.Tracking;

namespace Omni.Instances;

/// <summary>The instances, for as long as this process lives. Thread-safe.</summary>
public sealed class InstanceRegistry
{
    readonly ConcurrentDictionary<string, Instance> _instances = new(StringComparer.Ordinal);
    readonly Lock _changing = new();

    public Instance? Find(string name) => _instances.GetValueOrDefault(name);

    /// <returns>False where there is one of that name already.</returns>
    public bool TryCreate(Instance instance)
    {
        lock (_changing)
        {
            if (_instances.ContainsKey(instance.Name))
                return false;

            CreateInstance(instance);
            return true;
        }
    }

    /// <returns>False where there is none of that name.</returns>
    public bool TryDelete(string name)
    {
        lock (_changing)
        {
            if (!_instances.TryGetValue(name, out var instance))
                return false;

            DeleteInstance(instance);
            return true;
        }
    }

    [TrackOperation]
    [TagFrom("instance", "instance.Name")]
    [TagFrom("channel", "instance.ChannelName")]
    [EmitEvent("instance.created", "instance", "channel")]
    void CreateInstance(Instance instance) => _instances[instance.Name] = instance;

    [TrackOperation]
    [TagFrom("instance", "instance.Name")]
    [TagFrom("channel", "instance.ChannelName")]
    [EmitEvent("instance.deleted", "instance", "channel")]
    void DeleteInstance(Instance instance) => _instances.TryRemove(instance.Name, out _);
}
