using AutomagikTelemetry;

namespace Pricing;

[TrackEndpoint]
public static class Prices
{
    public static int Of([Tag] string item)
    {
        if (item == "tea")
        {
            return 3;
        }

        return item switch
        {
            "cake" => 4,
            "wine" => 7,
            _ => throw new ArgumentException($"no price for {item}", nameof(item)),
        };
    }

    public static async Task<int> SumAsync([Tag] int wanted, params string[] items)
    {
        var sum = 0;
        foreach (var item in items)
        {
            await Task.Yield();
            sum += Of(item);
        }

        return wanted > 0 ? sum : 0;
    }

    public static void NeverCalled()
    {
        Console.WriteLine("not covered");
    }
}
