using System.Threading.Channels;
using AutomagikTelemetry;
using Spark.Tracking;

namespace Spark.Messages;

/// <summary>Delivers what is in a queue with several workers at once, until the queue is complete and empty.</summary>
sealed class MessageProcessor(ChannelReader<Message> queue)
{
    int _delivered;

    /// <summary>How many workers have been set to work.</summary>
    public int ActiveWorkers { get; private set; }

    /// <returns>How many messages have been delivered.</returns>
    [TrackService]
    public async Task<int> RunAsync([Tag] int workers)
    {
        await Task.WhenAll(StartWorkers(workers));
        return _delivered;
    }

    [TrackStep]
    [Gauge("workers.active", "this.ActiveWorkers")]
    Task[] StartWorkers(int count)
    {
        ActiveWorkers = count;
        return [.. Enumerable.Range(0, count).Select(_ => WorkAsync())];
    }

    async Task WorkAsync()
    {
        await foreach (var message in queue.ReadAllAsync())
        {
            try
            {
                await ProcessAsync(message);
                Interlocked.Increment(ref _delivered);
            }
            catch (FormatException exception)
            {
                await Console.Error.WriteLineAsync($"Message {message.Id} is lost: {exception.Message}");
            }
        }
    }

    /// <summary>The delivery is pretended; the waiting is real.</summary>
    [TrackMessage]
    [TagFrom("type", "message.Type")]
    static async Task ProcessAsync(Message message)
    {
        await Task.Delay(1);
        if (!message.Address.Contains('@', StringComparison.Ordinal))
            throw new FormatException("The address has no host.");
    }
}
