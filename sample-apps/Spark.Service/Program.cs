using System.Globalization;
using System.Threading.Channels;
using Spark.Messages;

const int Workers = 10;

var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
var withoutAddress = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0;

// A bounded queue: whoever fills it waits for the workers.
var queue = Channel.CreateBounded<Message>(100);
var running = new MessageProcessor(queue.Reader).RunAsync(Workers);
for (var id = 0; id < count; id++)
    await queue.Writer.WriteAsync(new Message("email", id, id < withoutAddress ? "nobody" : $"user{id}@example.com"));
queue.Writer.Complete();

Console.WriteLine($"Delivered {await running} of {count} messages.");
