using AutomagikTelemetry.Exits.Tests.Support;

namespace AutomagikTelemetry.Exits.Tests.Spooling;

/// <summary>Where nobody wants a spool there is no file.</summary>
public sealed class SwitchedOffTests : IDisposable
{
    readonly StateDirectory _state = new();
    readonly Store _store = new(isThere: false);

    public void Dispose()
    {
        _store.Dispose();
        _state.Dispose();
    }

    [Theory]
    [InlineData("AUTOMAGIK_TELEMETRY_SPOOL=false")]
    [InlineData("AUTOMAGIK_TELEMETRY_SPOOL=0")]
    [InlineData("AUTOMAGIK_TELEMETRY_SPOOL=off")]
    public void TheUserCanSwitchItOffAndWhatIsNotDeliveredIsLostAndCounted(string variable)
        => NothingIsOnDiskOf(new("a", _state.FullPath, _store.Url, Impatient, variable), new() { ["stopped"] = 3 });

    [Fact]
    public void TheProgramCanSwitchItOff()
        => NothingIsOnDiskOf(new("a", _state.FullPath, _store.Url, options =>
        {
            Impatient(options);
            options.IsSpoolEnabled = false;
        }), new() { ["stopped"] = 3 });

    [Theory]
    [InlineData("DO_NOT_TRACK=1")]
    [InlineData("AUTOMAGIK_TELEMETRY_ENABLED=false")]
    [InlineData("OTEL_SDK_DISABLED=true")]
    public void WithoutConsentThereIsNoFile(string variable) => NothingIsOnDiskOf(new("a", _state.FullPath, _store.Url, Impatient, variable), []);

    [Fact]
    public void WithoutAnEndpointThereIsNoFile() => NothingIsOnDiskOf(new("a", _state.FullPath, null, Impatient), []);

    [Fact]
    public void TheVariableBeatsTheProgram()
    {
        using var client = new SpoolingClient("a", _state.FullPath, _store.Url, options => options.IsSpoolEnabled = false, "AUTOMAGIK_TELEMETRY_SPOOL=true");
        client.Record(3);

        client.Flush().Spooled.ShouldBe(3);
    }

    void NothingIsOnDiskOf(SpoolingClient client, Dictionary<string, long> lost)
    {
        using (client)
        {
            client.Record(3);
            client.FlushBriefly().Spooled.ShouldBe(0);
        }

        client.Await(statistics => statistics.Pending == 0);
        client.Statistics.DroppedByReason.ShouldBe(lost);
        client.Statistics.Spooled.ShouldBe(0);
        Directory.EnumerateFileSystemEntries(_state.FullPath).ShouldBeEmpty();
    }

    static void Impatient(TelemetryOptions options) => options.ExitTimeout = TimeSpan.FromMilliseconds(200);
}
