using System.Text.RegularExpressions;

namespace AutomagikTelemetry.WeavingCost.Sources;

/// <summary>The methods that a service of the library is made of. # is the method's number.</summary>
static partial class MethodTemplates
{
    /// <summary>Twelve synchronous ones, six asynchronous ones, two iterators; six of the twenty with values by path.</summary>
    internal static readonly string[] All =
    [
        """
        [TrackTask]
        public int Reserve#([Tag] int warehouse, [Tag] string sku, int amount)
        {
            if (amount <= 0)
                throw new ArgumentOutOfRangeException(nameof(amount));
            var reserved = 0;
            while (reserved < amount && store.TryTake(sku + warehouse, 1))
                reserved++;
            return reserved;
        }
        """,
        """
        [TrackWorkflow]
        public void Approve#([Tag("workflow_id")] Guid id, [Tag] bool isUrgent, Order order)
        {
            if (isUrgent)
                order.Priority = Priority.High;
            foreach (var line in order.Lines)
                Note($"{id}: {line.Amount} of {line.Sku}");
        }
        """,
        """
        [TrackEndpoint]
        public string Describe#([Tag] string orderId, [Tag(Privacy = TagPrivacy.Hash)] string customer)
        {
            var text = new System.Text.StringBuilder();
            text.Append(orderId).Append(' ').Append(customer);
            return text.ToString();
        }
        """,
        """
        [TrackEndpoint]
        public async Task<Order> Load#Async([Tag] string id, CancellationToken cancellation)
        {
            var order = await store.FindAsync(id, cancellation);
            return order ?? throw new KeyNotFoundException(id);
        }
        """,
        """
        [TrackTask]
        public async Task Save#Async([Tag("task_id")] string id, Order order, [Tag] Priority priority)
        {
            try
            {
                order.Priority = priority;
                await store.SaveAsync(order, CancellationToken.None);
            }
            catch (TimeoutException exception)
            {
                Note(id + exception.Message);
            }
        }
        """,
        """
        [TrackTask]
        [TagFrom("country", "order.Customer.Address.Country")]
        [TagFrom("line_count", "order.Lines.Count")]
        public decimal Price#(Order order, [Tag] double discount)
        {
            var total = order.Total * (decimal)(1 - discount);
            return total < 0 ? 0 : total;
        }
        """,
        """
        [TrackMessage]
        public bool Receive#([Tag] string type, [Tag] long sequence, byte[] payload)
        {
            if (payload.Length == 0)
                return false;
            for (var i = 0; i < payload.Length; i++)
            {
                if (payload[i] == 0xFF)
                    return false;
            }

            Note(type + sequence);
            return true;
        }
        """,
        """
        [TrackWorkflow]
        [TagFrom("priority", "return.Priority")]
        [TagFrom("error_code", "exception.Code", ExceptionType = typeof(StockException))]
        public async Task<Order> Restock#Async([Tag("workflow_id")] string id, string sku, int amount, CancellationToken cancellation)
        {
            var order = await store.FindAsync(id, cancellation) ?? throw new StockException(id, amount);
            order.Lines.Add(new OrderLine(sku, amount, 0));
            await store.SaveAsync(order, cancellation);
            return order;
        }
        """,
        """
        [TrackTask]
        public IEnumerable<OrderLine> Missing#([Tag] string warehouse, IEnumerable<OrderLine> lines)
        {
            foreach (var line in lines)
            {
                if (store.InStock(line.Sku + warehouse) < line.Amount)
                    yield return line;
            }
        }
        """,
        """
        [TrackCommand]
        public static int Parse#([Tag] string text, out Priority priority)
        {
            if (!Enum.TryParse(text, out priority))
                return 1;
            return priority == Priority.High ? 2 : 0;
        }
        """,
        """
        [TrackEndpoint]
        public async ValueTask<int> Count#Async([Tag] string sku, [Tag] int? limit)
        {
            await Task.Yield();
            var count = store.InStock(sku);
            return limit < count ? limit.Value : count;
        }
        """,
        """
        [TrackTask]
        [TagFrom("region", "this.Region")]
        public void Audit#([Tag] DateTimeOffset at, [Tag] string[] skus)
        {
            var missing = new List<string>();
            foreach (var sku in skus)
            {
                try
                {
                    if (store.InStock(sku) == 0)
                        missing.Add(sku);
                }
                catch (StockException exception)
                {
                    Note($"{at}: {exception.Code}");
                }
            }
        }
        """,
        """
        [TrackTask]
        public Task Forward#([Tag] string id, Order order) => store.SaveAsync(order, CancellationToken.None);
        """,
        """
        [TrackTask]
        public T? Find#<T>([Tag] string name, IReadOnlyDictionary<string, T> known)
            where T : class
        {
            return known.TryGetValue(name, out var found) ? found : null;
        }
        """,
        """
        [TrackEndpoint]
        [TagFrom("line_count", "return.Lines.Count")]
        public Order Merge#([Tag] string id, Order first, Order second)
        {
            var merged = new Order { Id = id, Customer = first.Customer };
            merged.Lines.AddRange(first.Lines);
            merged.Lines.AddRange(second.Lines.Where(line => line.Amount > 0));
            return merged;
        }
        """,
        """
        [TrackTask]
        public async Task<int> Total#Async([Tag] int warehouse, IReadOnlyList<string> skus, CancellationToken cancellation)
        {
            var total = 0;
            foreach (var sku in skus)
            {
                await Task.Delay(1, cancellation);
                total += store.InStock(sku + warehouse);
            }

            return total;
        }
        """,
        """
        [TrackCommand("ship")]
        [TagConstant("channel", "truck")]
        [TagFrom("city", "customer.Address.City", Privacy = TagPrivacy.Plain)]
        public int Ship#([Tag] decimal weight, Customer customer)
        {
            var stops = customer.Address is null ? 0 : customer.Address.City.Length % 7;
            return weight > 100 ? stops * 2 : stops;
        }
        """,
        """
        [TrackMessage]
        public async Task Publish#Async([Tag] string type, [Tag] Uri target, Func<Uri, Task> send)
        {
            await send(target).ConfigureAwait(false);
            Note(type);
        }
        """,
        """
        [TrackTask]
        [Counter("lines_checked", "order.Lines.Count")]
        public string? Check#([Tag] TimeSpan patience, Order order) => (order.Lines.Count, patience.Ticks) switch
        {
            (0, _) => "empty",
            (> 100, _) => "too long",
            (_, < 0) => "impatient",
            _ => null,
        };
        """,
        """
        [TrackTask]
        public async IAsyncEnumerable<Order> Stream#([Tag] string region, IEnumerable<string> ids)
        {
            foreach (var id in ids)
            {
                if (await store.FindAsync(region + id, CancellationToken.None) is { } order)
                    yield return order;
            }
        }
        """,
    ];

    internal static string Method(int number) => All[number % All.Length].Replace("#", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>The method as it is where nothing is asked for but bulk tracking.</summary>
    internal static string WithoutAttributes(string method) => OurAttribute().Replace(method, "");

    [GeneratedRegex(@"\[(?:Track|Tag|Counter)(?:[^\]""]|""[^""]*"")*\]\s*")]
    private static partial Regex OurAttribute();
}
