using AutomagikTelemetry;

namespace Shop;

public enum Size
{
    Small,
    Large,
}

public static class Orders
{
    [TrackCommand("place_order")]
    public static string Place([Tag] string item, [Tag] int amount, [Tag] Size size) => $"placed {amount} {size} {item}";

    [TrackWorkflow]
    public static async Task<string> ShipAsync([Tag] long orderId)
    {
        await Task.Yield();
        return $"shipped {orderId}";
    }

    [TrackCommand]
    public static void Cancel([Tag] int orderId) => throw new InvalidOperationException($"order {orderId} is on its way");
}

public sealed class Shelf<T>
    where T : class
{
    [TrackEndpoint]
    public async ValueTask<int> CountAsync(params T[] things)
    {
        await Task.Yield();
        return things.Length;
    }
}
