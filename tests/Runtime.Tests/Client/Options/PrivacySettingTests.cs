using AutomagikTelemetry.Client;
using AutomagikTelemetry.Client.Options;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Client.Options;

public class PrivacySettingTests
{
    readonly FakeEnvironment _environment = new();

    [Theory]
    [InlineData(PrivacyMode.Scrub, null, PrivacyMode.Scrub)]
    [InlineData(PrivacyMode.Scrub, "Scrub", PrivacyMode.Scrub)]
    [InlineData(PrivacyMode.Scrub, "STRICT", PrivacyMode.Strict)]
    [InlineData(PrivacyMode.Strict, null, PrivacyMode.Strict)]
    [InlineData(PrivacyMode.Strict, "scrub", PrivacyMode.Strict)]
    [InlineData((PrivacyMode)7, "scrub", PrivacyMode.Strict)]
    public void TheStricterHolds(PrivacyMode option, string? variable, PrivacyMode expected)
    {
        if (variable is not null)
            _environment.Variables["AUTOMAGIK_TELEMETRY_PRIVACY"] = variable;

        PrivacySetting.Read(option, _environment.Snapshot()).ShouldBe(expected);

        _environment.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void WhatCannotBeUnderstoodIsStrictAndSaid()
    {
        _environment.Variables["AUTOMAGIK_TELEMETRY_PRIVACY"] = "strikt";

        PrivacySetting.Read(PrivacyMode.Scrub, _environment.Snapshot()).ShouldBe(PrivacyMode.Strict);

        _environment.Lines.ShouldHaveSingleItem().ShouldContain("AUTOMAGIK_TELEMETRY_PRIVACY='strikt' is not scrub or strict; using strict.");
    }

    [Fact]
    public void AStrictClientSendsNoFreeText()
    {
        _environment.Variables["AUTOMAGIK_TELEMETRY_PRIVACY"] = "strict";
        var exporter = new RecordingExporter();
        using var client = Clients.With(exporter, environment: _environment);

        client.TrackLog("order of maria", attributes: [new("detail", "of maria"), new("count", 3)]);
        client.TrackError(new InvalidOperationException("order of maria"));
        client.Flush();

        var records = exporter.Events;
        records.Count.ShouldBe(2);
        records.ShouldAllBe(record => !(record.Body ?? "").Contains("maria") && record.Attributes.All(attribute => !Convert.ToString(attribute.Value, null)!.Contains("maria")));
        records[0].Attributes.ShouldContain(new KeyValuePair<string, object?>("count", 3));
    }
}
