using System.Collections.Concurrent;

namespace Omni.Instances;

/// <summary>The instances, for as long as this process lives. Thread-safe.</summary>
public sealed class InstanceRegistry
{
    readonly ConcurrentDictionary<string, Instance> _instances = new(StringComparer.Ordinal);

    public Instance? Find(string name) => _instances.GetValueOrDefault(name);

    public bool TryAdd(Instance instance) => _instances.TryAdd(instance.Name, instance);

    public bool TryRemove(string name) => _instances.TryRemove(name, out _);
}
