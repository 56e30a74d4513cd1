using System.Diagnostics;
using AutomagikTelemetry.Client;
using AutomagikTelemetry.Sampling;

namespace AutomagikTelemetry.Runtime.Tests.Sampling;

/// <summary>What a sampler makes of its surroundings, and what it hands on.</summary>
public sealed class SamplerTests : IDisposable
{
    static readonly SampleRatio _all = new(1);
    static readonly SampleRatio _none = new(0);
    static readonly ActivityTraceId _trace = ActivityTraceId.CreateFromString("0af7651916cd43dd8448eb211c80319c");

    readonly OpenTelemetrySdk _sdk = new();

    public SamplerTests() => Activity.Current = null;

    public void Dispose() => Activity.Current = null;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ARootSaysInItsFlagsWhatWasDecided(bool isTaken)
    {
        using var root = ParentBased(isTaken ? _all : _none).Start("root", default, DateTime.UtcNow, _all, out var isSampled);

        isSampled.ShouldBe(isTaken);
        root.ShouldBeSameAs(Activity.Current);
        root!.Recorded.ShouldBe(isTaken);
        root.Id!.ShouldEndWith(isTaken ? "-01" : "-00");
    }

    [Theory]
    [InlineData(ActivityTraceFlags.Recorded, true)]
    [InlineData(ActivityTraceFlags.None, false)]
    public void ACallersDecisionInTheEnvironmentHolds(ActivityTraceFlags flags, bool expected)
    {
        var caller = new ActivityContext(_trace, ActivitySpanId.CreateRandom(), flags, isRemote: true);

        using var called = ParentBased(_all).Start("called", caller, DateTime.UtcNow, _all, out var isSampled);

        isSampled.ShouldBe(expected);
        called!.TraceId.ShouldBe(_trace);
        called.Recorded.ShouldBe(expected);
    }

    [Theory]
    [InlineData(ActivityTraceFlags.Recorded, false)]
    [InlineData(ActivityTraceFlags.None, true)]
    public void ASamplerThatDoesNotFollowTheParentHandsOnItsOwnDecision(ActivityTraceFlags flags, bool decision)
    {
        var caller = new ActivityContext(_trace, ActivitySpanId.CreateRandom(), flags, isRemote: true);

        using var called = new Sampler(followsParent: false, decision ? _all : _none, _sdk).Start("called", caller, DateTime.UtcNow, _all, out var isSampled);

        isSampled.ShouldBe(decision);
        called!.Recorded.ShouldBe(decision);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhatIsBelowALeftOutOneIsLeftOutWithoutAnActivityOfItsOwn(bool followsParent)
    {
        var sampler = new Sampler(followsParent, _all, _sdk);
        using var left = sampler.Start("left", default, DateTime.UtcNow, _none, out _);
        using var between = new Activity("made by hand").Start();

        sampler.Start("below", default, DateTime.UtcNow, _all, out var isSampled).ShouldBeNull();

        isSampled.ShouldBeFalse();
        Activity.Current.ShouldBeSameAs(between);
        between.Recorded.ShouldBeFalse();
    }

    [Fact]
    public void AnOperationsOwnShareTakesAwayBelowASampledParentAndTellsWhatIsCalled()
    {
        var sampler = ParentBased(_all);
        using var parent = sampler.Start("parent", default, DateTime.UtcNow, _all, out _);

        using var left = sampler.Start("left", default, DateTime.UtcNow, _none, out var isSampled);

        isSampled.ShouldBeFalse();
        left!.TraceId.ShouldBe(parent!.TraceId);
        left.Recorded.ShouldBeFalse();
        parent.Recorded.ShouldBeTrue();
    }

    [Fact]
    public void AnOperationsOwnShareNeverAdds()
    {
        using var called = ParentBased(_none).Start("called", default, DateTime.UtcNow, _all, out var isSampled);

        isSampled.ShouldBeFalse();
    }

    [Fact]
    public void AnActivityThatNobodySamplesDecidesNothing()
    {
        using var byHand = new Activity("made by hand").Start();

        using var called = ParentBased(_all).Start("called", default, DateTime.UtcNow, _all, out var isSampled);

        isSampled.ShouldBeTrue();
        called!.ParentSpanId.ShouldBe(byHand.SpanId);
        called.Recorded.ShouldBeTrue("what it calls in other processes is to be sampled too");
    }

    [Fact]
    public void BelowAnActivityThatNobodySamplesAShareGoesByTheTraceSoThatSiblingsAreOfOneMind()
    {
        var half = ParentBased(new(0.5));
        var minds = new HashSet<bool>();
        for (var trace = 0; trace < 64; trace++)
        {
            Activity.Current = null;
            using var root = new Activity("made by hand").Start();
            bool first;
            using (half.Start("first", default, DateTime.UtcNow, _all, out first))
            {
                using var within = half.Start("within", default, DateTime.UtcNow, _all, out var isWithinSampled);
                isWithinSampled.ShouldBe(first);
            }

            using (half.Start("second", default, DateTime.UtcNow, _all, out var second))
                second.ShouldBe(first);
            minds.Add(first);
        }

        minds.Count.ShouldBe(2, "2 to the power of -63 that one of the two is missing");
    }

    [Fact]
    public void AParentOfTheOldKindDecidesNothing()
    {
        using var old = new Activity("old").SetIdFormat(ActivityIdFormat.Hierarchical).Start();

        using var called = ParentBased(_all).Start("called", default, DateTime.UtcNow, _all, out var isSampled);

        isSampled.ShouldBeTrue();
        called!.IdFormat.ShouldBe(ActivityIdFormat.W3C);
        called.Recorded.ShouldBeTrue();
    }

    [Theory]
    [InlineData(ActivitySamplingResult.AllDataAndRecorded, false, true)]
    [InlineData(ActivitySamplingResult.PropagationData, true, false)]
    [InlineData(ActivitySamplingResult.AllData, true, true)]
    [InlineData(ActivitySamplingResult.AllData, false, false)]
    public void WhatOthersListenToIsSampledAsTheyHaveSampledItAndElseByTheSampler(ActivitySamplingResult theirs, bool ours, bool expected)
    {
        using var source = new ActivitySource($"source {Guid.NewGuid():N}");
        using var listener = new ActivityListener { ShouldListenTo = one => one.Name == source.Name, Sample = (ref ActivityCreationOptions<ActivityContext> _) => theirs };
        ActivitySource.AddActivityListener(listener);
        using var heard = source.StartActivity("heard");

        ParentBased(ours ? _all : _none).Samples(heard!).ShouldBe(expected);
    }

    [Fact]
    public void BesideAnSdkTheFlagsStayAsTheyAre()
    {
        _sdk.Found();
        var sampler = ParentBased(_all);
        using var byHand = new Activity("made by hand").Start();
        using (var called = sampler.Start("called", default, DateTime.UtcNow, _all, out var isSampled))
        {
            isSampled.ShouldBeTrue();
            called!.Recorded.ShouldBeFalse("the SDK would sample what is called");
        }

        byHand.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        using var left = sampler.Start("left", default, DateTime.UtcNow, _none, out _);
        left!.Recorded.ShouldBeTrue("the SDK would leave out what is called");
        sampler.Start("below", default, DateTime.UtcNow, _all, out var isBelowSampled).ShouldBeNull();
        isBelowSampled.ShouldBeFalse();
    }

    Sampler ParentBased(SampleRatio ratio) => new(followsParent: true, ratio, _sdk);
}
