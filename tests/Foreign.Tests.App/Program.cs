using AutomagikTelemetry.Foreign.Tests.App;
using AutomagikTelemetry.Foreign.Tests.App.Work;

// work NAME FOLDER [ENDPOINT [SOURCE...]]   does a piece of work, recorded where there is an endpoint, counted where there are sources, and writes what came out into the folder
// prepare ASSEMBLY FILE                     has the just-in-time compiler take every method of an assembly and writes down how that went
switch (args[0])
{
    case "work":
        Run(args[1], args[2], args.ElementAtOrDefault(3), args[Math.Min(4, args.Length)..]);
        return;
    case "prepare":
        File.WriteAllLines(args[2], Preparation.Outcomes(args[1]));
        return;
    default:
        throw new ArgumentException($"'{args[0]}' is neither work nor prepare.");
}

static void Run(string work, string folder, string? endpoint, string[] sources)
{
    using var recording = endpoint is null ? null : new Recording(endpoint, sources);
    using (var output = File.CreateText(Path.Combine(folder, "output.txt")))
        Works.Of(work, output).Run();
    recording?.WriteTo(Path.Combine(folder, "recorded.json"));
    Starts.WriteTo(Path.Combine(folder, "starts.txt"));
}
