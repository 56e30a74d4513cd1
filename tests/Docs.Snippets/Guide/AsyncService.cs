#region guide-async-service
using System.Threading.Channels;
using AutomagikTelemetry;

sealed record Message(string Type, int Id);

sealed class MessageProcessor(Channel<Message> queue)
{
    public int ActiveWorkers { get; private set; }

    [TrackRun]
    [Gauge("workers.active", "this.ActiveWorkers")]
    public async Task RunAsync(int workers)
    {
        ActiveWorkers = workers;
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => WorkAsync()));
    }

    async Task WorkAsync()
    {
        await foreach (var message in queue.Reader.ReadAllAsync())
        {
            try
            {
                await ProcessAsync(message);
            }
            catch (FormatException)
            {
                // It has been reported; the next message is to be processed all the same.
            }
        }
    }

    [TrackMessage]
    [TagFrom("type", "message.Type")]
    async Task ProcessAsync(Message message)
    {
        await Task.Delay(1);
        if (message.Id < 0)
            throw new FormatException("A message without an id.");
    }
}

/// <summary>A kind of one's own: a span and errors, no events.</summary>
sealed class TrackRunAttribute() : TrackAttribute(null);
#endregion
