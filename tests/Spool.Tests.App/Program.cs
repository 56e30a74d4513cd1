using System.Globalization;
using AutomagikTelemetry.Client;
using AutomagikTelemetry.Client.Users;
using AutomagikTelemetry.Delivery.Spooling;
using AutomagikTelemetry.Privacy.Pseudonyms;
using AutomagikTelemetry.Signals;

// args[0] is the base directory; without it, the user's own. Each line of stdin is a command, each line of stdout its answer.
using var store = new SpoolStore(new(args.Length > 0 ? args[0] : SpoolLocation.BaseDirectory(EnvironmentSnapshot.Process), "key"), new(), TimeProvider.System);
List<SpoolClaim> claims = [];
while (Console.ReadLine() is { } line)
{
    var words = line.Split(' ');
    if (words[0] == "key")
    {
        Console.WriteLine(KeyFile.ReadOrCreate(words[1], out var trouble) is { } key ? Convert.ToHexString(key) : trouble);
        continue;
    }

    if (words[0] == "user")
    {
        Console.WriteLine(UserId.Of(new() { SpoolDirectory = words[1] }, EnvironmentSnapshot.Process));
        continue;
    }

    switch (words[0])
    {
        case "write":
            var count = int.Parse(words[1], CultureInfo.InvariantCulture);
            for (var i = 0; i < count; i++)
                Keep(store.TryWrite(new() { Signal = TelemetrySignal.Logs, Id = Guid.NewGuid(), Count = 1, Created = DateTimeOffset.UtcNow, Body = new byte[2000] }));
            break;
        case "claim-all":
            while (store.TryClaim() is { } claim)
                Keep(claim);
            break;
        case "delete-all":
            claims.ForEach(claim => claim.Delete());
            claims.Clear();
            break;
        case "release-all":
            claims.ForEach(claim => claim.Release());
            claims.Clear();
            break;
    }

    Console.WriteLine(string.Join(' ', claims.Select(claim => claim.Request.Id).Cast<object>().Prepend(store.Trouble ?? "ok")));
}

void Keep(SpoolClaim? claim)
{
    if (claim is not null)
        claims.Add(claim);
}
