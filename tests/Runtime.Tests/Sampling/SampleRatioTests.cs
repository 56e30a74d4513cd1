using System.Diagnostics;
using AutomagikTelemetry.Sampling;

namespace AutomagikTelemetry.Runtime.Tests.Sampling;

public class SampleRatioTests
{
    const int Count = 100_000;

    /// <summary>The last 56 bits against the threshold: https://opentelemetry.io/docs/specs/otel/trace/tracestate-probability-sampling/.</summary>
    [Theory]
    [InlineData(0.5, "ffffffffffffffffff7fffffffffffff", false)]
    [InlineData(0.5, "00000000000000000080000000000000", true)]
    [InlineData(0.25, "ffffffffffffffffffbfffffffffffff", false)]
    [InlineData(0.25, "000000000000000000c0000000000000", true)]
    [InlineData(1, "00000000000000010000000000000000", true)]
    [InlineData(0, "ffffffffffffffffffffffffffffffff", false)]
    [InlineData(double.Epsilon, "ffffffffffffffffffffffffffffffff", false)]
    [InlineData(double.NaN, "00000000000000000000000000000001", true)]
    [InlineData(-1, "00000000000000000000000000000001", true)]
    [InlineData(2, "00000000000000000000000000000001", true)]
    public void TakesATraceFromItsThresholdOn(double ratio, string trace, bool isTaken) =>
        new SampleRatio(ratio).Takes(ActivityTraceId.CreateFromString(trace)).ShouldBe(isTaken);

    [Fact]
    public void TakesAllByDefault() => default(SampleRatio).Takes(default).ShouldBeTrue();

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void TakesItsShareOfTheTraces(double ratio)
    {
        var taken = Traces().Count(new SampleRatio(ratio).Takes);

        // The ids are the same in every run: six standard deviations are room for the generator, not for luck.
        ((double)taken).ShouldBe(ratio * Count, 6 * Math.Sqrt(Count * ratio * (1 - ratio)));
    }

    [Fact]
    public void WhatASmallShareTakesAGreaterOneTakesToo()
    {
        SampleRatio[] ratios = [new(0), new(0.001), new(0.1), new(0.2), new(0.5), new(0.9), new(1)];

        foreach (var trace in Traces())
        {
            var taken = ratios.Select(ratio => ratio.Takes(trace)).ToList();
            taken.ShouldBe(taken.Order());
        }
    }

    [Fact]
    public void SaysTheSameWheneverItIsAsked() =>
        Traces().ShouldAllBe(trace => new SampleRatio(0.3).Takes(trace) == new SampleRatio(0.3).Takes(ActivityTraceId.CreateFromString(trace.ToHexString())));

    static IEnumerable<ActivityTraceId> Traces()
    {
        var random = new Random(20_261_124);
        var id = new byte[16];
        for (var i = 0; i < Count; i++)
        {
            random.NextBytes(id);
            yield return ActivityTraceId.CreateFromBytes(id);
        }
    }
}
