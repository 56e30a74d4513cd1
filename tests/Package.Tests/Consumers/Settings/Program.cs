using AutomagikTelemetry;

#if ATTRIBUTE
[assembly: TrackAllPublicMethods(Include = "Stock.West.Closed")]
#endif

Commands.Run();

static class Commands
{
    [TrackCommand]
    public static void Run()
    {
        Shop.Till.Pay();
        Shop.Migrations.First.Apply();
        Stock.East.Open.Shelf.Fill();
        Stock.West.Closed.Shelf.Fill();
    }
}

namespace Shop
{
    public static class Till
    {
        public static void Pay() => System.Console.WriteLine("paid");
    }
}

namespace Shop.Migrations
{
    public static class First
    {
        public static void Apply() => System.Console.WriteLine("applied");
    }
}

namespace Stock.East.Open
{
    public static class Shelf
    {
        public static void Fill() => System.Console.WriteLine("filled");
    }
}

namespace Stock.West.Closed
{
    public static class Shelf
    {
        public static void Fill() => System.Console.WriteLine("not filled");
    }
}
