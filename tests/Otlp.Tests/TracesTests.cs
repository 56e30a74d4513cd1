using System.Diagnostics;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace AutomagikTelemetry.Otlp.Tests;

/// <summary>The same activity, exported by both, is the same span.</summary>
public sealed class TracesTests : IDisposable
{
    const string Name = "peer traces";

    readonly BothExporters _both = new();
    readonly ActivitySource _source = new(Name, "1.2");

    public static TheoryData<ActivityKind, bool, ActivityStatusCode, string?> Spans => new()
    {
        { ActivityKind.Internal, false, ActivityStatusCode.Unset, null },
        { ActivityKind.Server, true, ActivityStatusCode.Error, "no such model" },
        { ActivityKind.Client, true, ActivityStatusCode.Error, null },
        { ActivityKind.Producer, false, ActivityStatusCode.Ok, null },
        { ActivityKind.Consumer, true, ActivityStatusCode.Unset, null },
    };

    [Theory]
    [MemberData(nameof(Spans))]
    public void ASpanIsTheSame(ActivityKind kind, bool hasRemoteParent, ActivityStatusCode status, string? description)
    {
        using var provider = Sdk.CreateTracerProviderBuilder().AddSource(Name).AddOtlpExporter(options => _both.ConfigureTheirs(options, "/v1/traces")).Build();
        var parent = hasRemoteParent
            ? new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, "vendor=1,other=2", isRemote: true)
            : default;
        using var activity = _source.StartActivity("spawn", kind, parent)!;
        activity.SetTag("text", "ä€😀").SetTag("int", 3).SetTag("long", -3L).SetTag("yes", true).SetTag("double", 0.1).SetTag("empty", "");
        activity.SetStatus(status, description);
        activity.Stop();

        _both.Exporter.Export(new([new FinishedSpan(new(Name, "1.2"), activity, [.. activity.TagObjects])], [])).ShouldBe(0);

        var (ours, theirs) = (_both.Ours.Spans.ShouldHaveSingleItem(), _both.Theirs.Spans.ShouldHaveSingleItem());
        Comparable(ours).ShouldBe(Comparable(theirs));
        ours.Attributes.ToString().ShouldBe(theirs.Attributes.ToString());
    }

    [Fact]
    public void AChildOfALocalSpanIsTheSame()
    {
        using var provider = Sdk.CreateTracerProviderBuilder().AddSource(Name).AddOtlpExporter(options => _both.ConfigureTheirs(options, "/v1/traces")).Build();
        using var parent = _source.StartActivity("parent")!;
        using var child = _source.StartActivity("child")!;
        child.Stop();
        parent.Stop();

        _both.Exporter.Export(new([new FinishedSpan(new(Name, "1.2"), child), new FinishedSpan(new(Name, "1.2"), parent)], [])).ShouldBe(0);

        _both.Ours.Spans.Select(Comparable).ShouldBe(_both.Theirs.Spans.Select(Comparable));
        _both.Ours.Spans[0].ParentSpanId.ShouldBe(parent.SpanId.ToString());
    }

    [Fact]
    public void TheResourceNamesTheSameThingsAndAnotherLibrary()
    {
        using var provider = Sdk.CreateTracerProviderBuilder().AddSource(Name).AddOtlpExporter(options => _both.ConfigureTheirs(options, "/v1/traces")).Build();
        using var activity = _source.StartActivity("a")!;
        activity.Stop();

        _both.Exporter.Export(new([new FinishedSpan(new(Name, "1.2"), activity)], []));

        var (ours, theirs) = (_both.Ours.Spans.Single().Origin, _both.Theirs.Spans.Single().Origin);
        (ours.ScopeName, ours.ScopeVersion).ShouldBe((theirs.ScopeName, theirs.ScopeVersion));
        theirs.Resource.Keys.Except(ours.Resource.Keys).ShouldBeEmpty();
        ours.Resource["telemetry.sdk.language"].ShouldBe(theirs.Resource["telemetry.sdk.language"]);
        ours.Resource["telemetry.sdk.name"].ShouldNotBe(theirs.Resource["telemetry.sdk.name"]);
    }

    public void Dispose()
    {
        _source.Dispose();
        _both.Dispose();
    }

    /// <summary>Records are equal by their members, of which these two have no equality of their own.</summary>
    static SpanItem Comparable(SpanItem span) => span with { Origin = new(null!, span.Origin.ScopeName, span.Origin.ScopeVersion), Attributes = null! };
}
