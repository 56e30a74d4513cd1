using System.Globalization;
using AutomagikTelemetry.Benchmarks.Builds;
using AutomagikTelemetry.WeavingCost;
using AutomagikTelemetry.WeavingCost.Sources;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
var part = args.Length > 1 ? args[1] : "";

Scenario[] scenarios =
[
    new("tagged, 1,250", 1250, LibrarySources.Services(125, 10)),
    new("tagged, 2,500", 2500, LibrarySources.Services(250, 10)),
    new("tagged, 5,000", 5000, LibrarySources.Services(500, 10)),
    new("tagged, 10,000", 10000, LibrarySources.Services(1000, 10)),
    new("in bulk, 5,000", 5000, LibrarySources.Services(500, 10, inBulk: true)),
    new("one class of 5,000", 5000, LibrarySources.Services(1, 5000)),
    new("one class of 5,000, no PDB", 5000, LibrarySources.Services(1, 5000), "-p:DebugType=none"),
    new("one method of 20,000 instructions", 1, LibrarySources.LongMethod(20_000)),
    new("with its manifest compared", 5000, LibrarySources.Services(500, 10), "-p:AutomagikTelemetryManifest=Update"),
    new("the same, with its document", 5000, LibrarySources.Services(500, 10), "-p:AutomagikTelemetryManifest=Update", "-p:AutomagikTelemetryDocument=TELEMETRY.md"),
];

var folder = Directory.CreateTempSubdirectory("automagik-weaving-").FullName;
try
{
    var product = new PackedProduct(folder);
    product.Pack(nativeImages: "");
    Table.PrintHead(rounds);
    foreach (var scenario in scenarios.Where(scenario => scenario.Name.Contains(part, StringComparison.Ordinal)))
        Table.Print(scenario, new Comparison(product, scenario).Measure(rounds));
}
finally
{
    Directory.Delete(folder, recursive: true);
}
