using System.Globalization;
using System.Runtime.InteropServices;
using AutomagikTelemetry.Benchmarks.Builds;
using AutomagikTelemetry.CommandLine;
using AutomagikTelemetry.CommandLine.Collectors;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20;
string[] properties = args.Contains("ready-to-run") ? ["-p:PublishReadyToRun=true"] : [];

var folder = Directory.CreateTempSubdirectory("automagik-commandline-").FullName;
try
{
    var product = new PackedProduct(folder);
    product.Pack(RuntimeInformation.RuntimeIdentifier);
    var build = new SubjectBuild(product);
    var unwoven = build.Publish("unwoven", [.. properties, "-p:AutomagikTelemetryWeave=false"]);
    var woven = build.Publish("woven", properties);
    var peer = build.Publish("peer", [.. properties, "-p:Peer=true"]);

    using var healthy = new HttpCollector(TimeSpan.Zero);
    using var slow = new HttpCollector(TimeSpan.FromSeconds(10));
    using var dead = new Nobody();
    using var silent = new BlackHole();
    Variant[] variants =
    [
        new("unwoven", unwoven, null),
        new("woven, no endpoint", woven, null),
        new("healthy, first run", woven, healthy.Url, IsFirst: true),
        new("healthy", woven, healthy.Url),
        new("dead, first run", woven, dead.Url, IsFirst: true),
        new("dead", woven, dead.Url),
        new("slow (10 s), first run", woven, slow.Url, IsFirst: true),
        new("slow (10 s)", woven, slow.Url),
        new("black hole, first run", woven, silent.Url, IsFirst: true),
        new("black hole", woven, silent.Url),
        new("OpenTelemetry, healthy", peer, healthy.Url),
        new("OpenTelemetry, dead", peer, dead.Url),
    ];

    foreach (var milliseconds in new[] { 0, 300 })
        Comparison.Print(milliseconds, variants, Comparison.Measure(variants, milliseconds, rounds));
    foreach (var variant in variants)
        variant.Delete();
}
finally
{
    Directory.Delete(folder, recursive: true);
}
