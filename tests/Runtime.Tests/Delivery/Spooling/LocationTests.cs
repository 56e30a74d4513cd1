using AutomagikTelemetry.Delivery.Spooling;
using AutomagikTelemetry.Exporters.Otlp;

namespace AutomagikTelemetry.Runtime.Tests.Delivery.Spooling;

public class LocationTests
{
    static string Key(string project, params string[] urls) => SpoolLocation.Key(project, [.. urls.Select(url => CollectorUrl.Parse(url)!.Address)]);

    [Fact]
    public void TheKeyIsTheSameInEachRun() => Key("hive", "http://localhost:4318/v1/traces").ShouldBe("20b4ccb35566078f");

    [Theory]
    [InlineData("hive", "http://localhost:4319/")]
    [InlineData("hive", "https://localhost:4318/")]
    [InlineData("hive", "http://collector:4318/")]
    [InlineData("hive", "http://localhost:4318/tenant")]
    [InlineData("omni", "http://localhost:4318/")]
    public void AnotherProjectOrCollectorHasAnotherSpool(string project, string url) => Key(project, url).ShouldNotBe(Key("hive", "http://localhost:4318/"));

    [Theory]
    [InlineData("http://user:password@localhost:4318/")]
    [InlineData("http://localhost:4318/?key=secret")]
    [InlineData("http://LOCALHOST:4318")]
    public void WhatMayBeSecretIsNotInTheKey(string url) => Key("hive", url).ShouldBe(Key("hive", "http://localhost:4318/"));

    [Fact]
    public void EachSignalsCollectorCounts()
        => Key("hive", "http://a/v1/traces", "http://b/v1/logs").ShouldNotBe(Key("hive", "http://a/v1/traces", "http://c/v1/logs"));
}
