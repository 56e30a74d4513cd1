using AutomagikTelemetry;

Console.WriteLine(Commands.Bake("plum"));
Console.WriteLine(await Commands.DeliverAsync(3));

static class Commands
{
    [Announced]
    [TrackCommand]
    public static string Bake([Tag] string cake) => $"a {cake} cake";

    [Announced]
    [TrackWorkflow]
    public static async Task<string> DeliverAsync([Tag] int orderId)
    {
        await Task.Yield();
        return $"delivered {orderId}";
    }
}
