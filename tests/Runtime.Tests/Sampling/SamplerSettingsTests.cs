using System.Diagnostics;
using AutomagikTelemetry.Runtime.Tests.Support;
using AutomagikTelemetry.Sampling;

namespace AutomagikTelemetry.Runtime.Tests.Sampling;

/// <summary>What each value of variables and option means, told by what the sampler does with three traces and three parents.</summary>
public class SamplerSettingsTests
{
    const string High = "0000000000000000ffffffffffffffff";
    const string Middle = "000000000000000000a0000000000000";
    const string Low = "ffffffffffffffff0000000000000000";

    static readonly ThreadLocal<string?> _nextTrace = new();

    readonly FakeEnvironment _environment = new();

    /// <summary>Ids of roots are random but for those that a test asks for, on its own thread.</summary>
    static SamplerSettingsTests() =>
        Activity.TraceIdGenerator = static () => _nextTrace.Value is { } trace ? ActivityTraceId.CreateFromString(trace) : ActivityTraceId.CreateRandom();

    [Theory]
    // OTEL_TRACES_SAMPLER, OTEL_TRACES_SAMPLER_ARG, SampleRatio; without a parent, below a sampled one, below one that was left out: high, middle, low
    [InlineData(null, null, null, "+++", "+++", "---")]
    [InlineData(null, null, 0.25, "+--", "+++", "---")]
    [InlineData(null, null, 0.0, "---", "+++", "---")]
    [InlineData(null, "0.25", null, "+++", "+++", "---")]
    [InlineData("always_on", null, null, "+++", "+++", "+++")]
    [InlineData("always_on", "0", 0.0, "+++", "+++", "+++")]
    [InlineData("always_off", null, null, "---", "---", "---")]
    [InlineData("always_off", "1", 1.0, "---", "---", "---")]
    [InlineData("traceidratio", "0.25", null, "+--", "+--", "+--")]
    [InlineData("traceidratio", "0.5", 0.25, "++-", "++-", "++-")]
    [InlineData("traceidratio", null, 0.25, "+++", "+++", "+++")]
    [InlineData("parentbased_always_on", null, 0.25, "+++", "+++", "---")]
    [InlineData("parentbased_always_off", null, null, "---", "+++", "---")]
    [InlineData("parentbased_traceidratio", "0.25", null, "+--", "+++", "---")]
    [InlineData("parentbased_traceidratio", "5e-1", 0.25, "++-", "+++", "---")]
    [InlineData("parentbased_traceidratio", null, 0.25, "+++", "+++", "---")]
    [InlineData(" Parentbased_TraceIdRatio ", " 0.25 ", null, "+--", "+++", "---")]
    [InlineData("", "", 0.25, "+--", "+++", "---")]
    public void NameTheSampler(string? sampler, string? argument, double? ratio, string roots, string belowSampled, string belowLeftOut)
    {
        Decisions(sampler, argument, ratio).ShouldBe((roots, belowSampled, belowLeftOut));

        _environment.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("jaeger_remote", null, null, "+++", "OTEL_TRACES_SAMPLER='jaeger_remote' is not a sampler that this library knows; using the default parentbased_always_on.")]
    [InlineData("sometimes", "0.9", 0.25, "+--", "OTEL_TRACES_SAMPLER='sometimes' is not a sampler that this library knows; using parentbased_traceidratio with the option SampleRatio=0.25.")]
    [InlineData("traceidratio", "a tenth", null, "+++", "OTEL_TRACES_SAMPLER_ARG='a tenth' is not a number from 0 to 1; using the default 1.0.")]
    [InlineData("traceidratio", "0,1", null, "+++", "OTEL_TRACES_SAMPLER_ARG='0,1' is not a number from 0 to 1; using the default 1.0.")]
    [InlineData("traceidratio", "-0.1", null, "+++", "OTEL_TRACES_SAMPLER_ARG='-0.1' is not a number from 0 to 1; using the default 1.0.")]
    [InlineData("parentbased_traceidratio", "1.1", 0.25, "+++", "OTEL_TRACES_SAMPLER_ARG='1.1' is not a number from 0 to 1; using the default 1.0.")]
    [InlineData("parentbased_traceidratio", "NaN", null, "+++", "OTEL_TRACES_SAMPLER_ARG='NaN' is not a number from 0 to 1; using the default 1.0.")]
    public void ThatCannotBeUnderstoodGetOneWarningAndTheDefault(string? sampler, string? argument, double? ratio, string roots, string warning)
    {
        Decisions(sampler, argument, ratio).Roots.ShouldBe(roots);

        _environment.Lines.ShouldBe(["warning: " + warning]);
    }

    [Fact]
    public void AreReadByAClientThatIsAskedForASpanAndByNoOther()
    {
        _environment.Variables["OTEL_TRACES_SAMPLER"] = "sometimes";
        using var client = Clients.With(new RecordingExporter(), environment: _environment);
        client.TrackEvent("started");
        client.Flush();
        _environment.Warnings.ShouldBeEmpty();

        client.Sampler.ShouldBeSameAs(client.Sampler);

        _environment.Warnings.ShouldHaveSingleItem();
    }

    (string Roots, string BelowSampled, string BelowLeftOut) Decisions(string? sampler, string? argument, double? ratio)
    {
        if (sampler is not null)
            _environment.Variables["OTEL_TRACES_SAMPLER"] = sampler;
        if (argument is not null)
            _environment.Variables["OTEL_TRACES_SAMPLER_ARG"] = argument;
        var read = SamplerSettings.Read(ratio, _environment.Snapshot());
        return (Text(RootOf), Text(trace => CalledBy(trace, "01")), Text(trace => CalledBy(trace, "00")));

        string Text(Func<string, Activity> activity) => string.Concat(new[] { High, Middle, Low }.Select(trace => read.Samples(activity(trace)) ? '+' : '-'));
    }

    static Activity RootOf(string trace)
    {
        _nextTrace.Value = trace;
        try
        {
            using var root = new Activity("root").Start();
            root.TraceId.ToHexString().ShouldBe(trace);
            return root;
        }
        finally
        {
            _nextTrace.Value = null;
        }
    }

    static Activity CalledBy(string trace, string flags)
    {
        using var called = new Activity("called").SetParentId($"00-{trace}-b7ad6b7169203331-{flags}").Start();
        return called;
    }
}
