using System.Threading.Channels;
using AutomagikTelemetry;
using Forge.Tasks;
using Forge.Tracking;

namespace Forge.Queues;

/// <summary>Tasks that wait for a worker, in the order of their coming. Thread-safe.</summary>
sealed class TaskQueue(string name)
{
    readonly Channel<ForgeTask> _tasks = Channel.CreateUnbounded<ForgeTask>();

    public string Name => name;

    public int Depth => _tasks.Reader.Count;

    [TrackStep]
    [TagFrom("queue", "this.Name")]
    [Gauge("queue.depth", "this.Depth", Tags = "queue")]
    public void Add(ForgeTask task) => _tasks.Writer.TryWrite(task);

    /// <summary>Waits until there is a task; another worker may be faster all the same.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) => await _tasks.Reader.WaitToReadAsync(cancellationToken);

    [TrackStep]
    [TagFrom("queue", "this.Name")]
    [Gauge("queue.depth", "this.Depth", Tags = "queue")]
    public ForgeTask? Take() => _tasks.Reader.TryRead(out var task) ? task : null;
}
