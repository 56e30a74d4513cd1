using System.Globalization;
using System.Reflection;
using AutomagikTelemetry.AspNetCore.Configuration;
using Microsoft.Extensions.Configuration;

namespace AutomagikTelemetry.AspNetCore.Tests.Configuration;

public sealed class OptionsSectionTests
{
    static readonly PropertyInfo[] _properties = typeof(TelemetryOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance);

    readonly List<string> _warnings = [];

    [Fact]
    public void EveryOptionCanBeSet() => OptionsSection.Names.ShouldBe(_properties.Select(property => property.Name), ignoreOrder: true);

    [Fact]
    public void EveryValueIsTaken()
    {
        // Each of them another one than the default.
        var values = new Dictionary<string, string?>
        {
            ["ProjectName"] = "shop",
            ["ProjectVersion"] = "2.1",
            ["Organization"] = "acme",
            ["Endpoint"] = "https://collector.example",
            ["IsEnabled"] = "true",
            ["IsVerbose"] = "True",
            ["IsHostLifetimeTracked"] = "false",
            ["BatchSize"] = "7",
            ["FlushInterval"] = "00:00:09",
            ["MetricExportInterval"] = "00:01:00.5",
            ["MaxQueueSize"] = "77",
            ["MaxQueueBytes"] = "1000001",
            ["MaxPendingBytes"] = "2000001",
            ["IsSpoolEnabled"] = "false",
            ["SpoolDirectory"] = "/var/spool/shop",
            ["MaxSpoolBytes"] = "3000001",
            ["SelfMetrics"] = "true",
            ["PrivacyMode"] = "strict",
            ["PseudonymKey"] = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=",
            ["PseudonymMode"] = "plainsha256",
            ["SampleRatio"] = "0.25",
            ["MaxErrorEventsPerSecond"] = "8",
            ["ExitTimeout"] = "00:00:03",
            ["CommandFlushTimeout"] = "00:00:00.5",
            ["CompressionEnabled"] = "false",
            ["CompressionThreshold"] = "99",
            ["MaxRetries"] = "5",
            ["RetryBackoff"] = "00:00:02",
            ["Timeout"] = "00:00:10",
            ["Headers:X-Key"] = "secret",
            ["ResourceAttributes:team"] = "sales",
        };

        var options = Read(values);

        _warnings.ShouldBeEmpty();
        options.Headers.ShouldBe(new Dictionary<string, string> { ["X-Key"] = "secret" });
        options.ResourceAttributes.ShouldBe(new Dictionary<string, object?> { ["team"] = "sales" });
        var defaults = new TelemetryOptions();
        foreach (var property in _properties.Where(property => property.CanWrite && property.SetMethod!.IsPublic))
        {
            property.GetValue(options).ShouldNotBe(property.GetValue(defaults), property.Name);
            var text = Convert.ToString(property.GetValue(options), CultureInfo.InvariantCulture)!;
            text.TrimEnd('0').ShouldBe(values[property.Name]!.TrimEnd('0'), property.Name, StringCompareShould.IgnoreCase);
        }
    }

    [Theory]
    [InlineData("BatchSize", "many", "the configuration's AutomagikTelemetry:BatchSize='many' is not valid (expected a whole number) and not used.")]
    [InlineData("IsEnabled", "perhaps", "the configuration's AutomagikTelemetry:IsEnabled='perhaps' is not valid (expected true or false) and not used.")]
    [InlineData("Timeout", "5", "the configuration's AutomagikTelemetry:Timeout='5' is not valid (expected a time such as 00:00:05) and not used.")]
    public void ABadValueIsSaidAndTheOthersAreTaken(string name, string value, string warning)
    {
        var options = Read(new() { [name] = value, ["ProjectName"] = "shop" });

        _warnings.ShouldBe([warning]);
        options.ProjectName.ShouldBe("shop");
        var property = typeof(TelemetryOptions).GetProperty(name)!;
        property.GetValue(options).ShouldBe(property.GetValue(new TelemetryOptions()));
    }

    [Fact]
    public void AnUnknownNameIsSaidWithTheKnownOnes()
    {
        Read(new() { ["Endpiont"] = "https://collector.example" });

        _warnings.ShouldHaveSingleItem().ShouldStartWith("the configuration's AutomagikTelemetry:Endpiont is not known and not used; known are ProjectName, ");
    }

    TelemetryOptions Read(Dictionary<string, string?> values)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => KeyValuePair.Create("AutomagikTelemetry:" + pair.Key, pair.Value))).Build();
        var options = new TelemetryOptions();
        OptionsSection.Read(configuration.GetSection(OptionsSection.Name), options, _warnings.Add);
        return options;
    }
}
