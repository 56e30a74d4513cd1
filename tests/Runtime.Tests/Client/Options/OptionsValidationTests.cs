using AutomagikTelemetry.Client;
using AutomagikTelemetry.Client.Options;

namespace AutomagikTelemetry.Runtime.Tests.Client.Options;

public class OptionsValidationTests
{
    readonly List<string> _warnings = [];

    [Fact]
    public void DefaultsAreTheGuides()
    {
        var options = new TelemetryOptions();

        options.Organization.ShouldBe("namastex");
        options.BatchSize.ShouldBe(100);
        options.FlushInterval.ShouldBe(TimeSpan.FromSeconds(5));
        options.CompressionEnabled.ShouldBeTrue();
        options.CompressionThreshold.ShouldBe(1024);
        options.MaxRetries.ShouldBe(3);
        options.RetryBackoff.ShouldBe(TimeSpan.FromSeconds(1));
        options.Timeout.ShouldBe(TimeSpan.FromSeconds(5));
        options.SampleRatio.ShouldBeNull();
        options.MaxErrorEventsPerSecond.ShouldBe(100);
        OptionsValidation.Validated(options, _warnings.Add);
        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public void AValueOutOfRangeIsReplacedByItsDefaultWithAWarning()
    {
        var valid = OptionsValidation.Validated(new() { BatchSize = 0 }, _warnings.Add);

        valid.BatchSize.ShouldBe(100);
        _warnings.ShouldBe(["option BatchSize='0' is not valid; using the default '100'."]);
    }

    [Fact]
    public void EachOfTheOptionsIsValidated()
    {
        var bad = new TelemetryOptions
        {
            BatchSize = -1,
            MaxQueueSize = 0,
            MaxQueueBytes = 1,
            MaxPendingBytes = 1,
            MaxSpoolBytes = 1,
            FlushInterval = TimeSpan.Zero,
            MetricExportInterval = TimeSpan.Zero,
            ExitTimeout = TimeSpan.FromHours(1),
            CommandFlushTimeout = TimeSpan.FromSeconds(-1),
            CompressionThreshold = -1,
            MaxRetries = 11,
            RetryBackoff = TimeSpan.MaxValue,
            Timeout = TimeSpan.MinValue,
            SampleRatio = 1.5,
            MaxErrorEventsPerSecond = -1,
            Organization = " ",
        };

        var valid = OptionsValidation.Validated(bad, _warnings.Add);

        _warnings.Count.ShouldBe(16);
        OptionsValidation.Validated(valid, _ => throw new InvalidOperationException("still not valid"));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.000001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void ARatioThatIsNoShareIsReplacedByAllOfIt(double ratio)
    {
        OptionsValidation.Validated(new() { SampleRatio = ratio }, _warnings.Add).SampleRatio.ShouldBe(1);

        _warnings.ShouldBe([FormattableString.Invariant($"option SampleRatio='{ratio}' is not valid; using the default '1'.")]);
    }

    [Theory]
    [InlineData(-1, 100)]
    [InlineData(0, 0)]
    [InlineData(1_000_000, 1_000_000)]
    [InlineData(1_000_001, 100)]
    public void ErrorEventsCanBeLimitedFromNoneToAMillionASecond(int limit, int used) =>
        OptionsValidation.Validated(new() { MaxErrorEventsPerSecond = limit }, _warnings.Add).MaxErrorEventsPerSecond.ShouldBe(used);

    [Fact]
    public void TheQueueHoldsAtLeastABatch()
    {
        OptionsValidation.Validated(new() { BatchSize = 5000 }, _warnings.Add).MaxQueueSize.ShouldBe(5000);
        OptionsValidation.Validated(new() { BatchSize = 50, MaxQueueSize = 5 }, _warnings.Add).MaxQueueSize.ShouldBe(50);

        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public void TheOptionsGivenStayAsTheyAre()
    {
        var options = new TelemetryOptions { BatchSize = 0 };

        OptionsValidation.Validated(options, _warnings.Add).ShouldNotBeSameAs(options);

        options.BatchSize.ShouldBe(0);
    }
}
