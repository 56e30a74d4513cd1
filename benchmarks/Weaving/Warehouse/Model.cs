namespace Warehouse;

/// <summary>What the generated services work with.</summary>
public sealed class Order
{
    public required string Id { get; init; }

    public required Customer Customer { get; init; }

    public List<OrderLine> Lines { get; } = [];

    public Priority Priority { get; set; }

    public decimal Total => Lines.Sum(line => line.Amount * line.Price);
}

public sealed record OrderLine(string Sku, int Amount, decimal Price);

public sealed record Customer(string Name, Address? Address);

public sealed record Address(string Country, string City);

public enum Priority
{
    Low,
    High,
}

public sealed class StockException(string message, int code) : Exception(message)
{
    public int Code { get; } = code;
}

public interface IStore
{
    string Region { get; }

    int InStock(string sku);

    bool TryTake(string sku, int amount);

    Task<Order?> FindAsync(string id, CancellationToken cancellation);

    Task SaveAsync(Order order, CancellationToken cancellation);
}
