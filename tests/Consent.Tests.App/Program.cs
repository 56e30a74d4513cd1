using AutomagikTelemetry;

// Each argument is done in turn.
foreach (var argument in args)
{
    switch (argument)
    {
        case "work":
            Shipped.Work();
            break;
        case "notice":
            Console.WriteLine($"shown {Telemetry.ShowFirstRunNotice(switchingOff: "run `shipped telemetry off`")}");
            break;
        case "opt-out":
            Console.WriteLine($"saved {Telemetry.OptOut()}");
            break;
        case "opt-in":
            Console.WriteLine($"saved {Telemetry.OptIn()}");
            break;
        case "wait":
            // Until the starter has seen what it wants to see.
            Console.ReadLine();
            break;
        case "enabled":
            Console.WriteLine($"enabled {Telemetry.IsEnabled}");
            break;
    }
}

static class Shipped
{
    [TrackCommand]
    public static void Work() => Telemetry.TrackEvent("step", [new("id", "work")]);
}
