using AutomagikTelemetry.Client;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Client;

/// <summary>Whose the shared endpoint is. What then arrives where is tested with a real SDK in Otlp.Tests.</summary>
public class OpenTelemetrySdkTests
{
    const string Shared = "OTEL_EXPORTER_OTLP_ENDPOINT";

    readonly FakeEnvironment _environment = new();

    [Fact]
    public void WhereAnSdkRunsTheSharedEndpointAloneStartsNothing()
    {
        _environment.Variables[Shared] = "http://collector.example:4318";
        _environment.OpenTelemetrySdk.Found();

        var decision = Consent.Decide(_environment.Snapshot(), new());

        decision.IsAllowed.ShouldBeFalse();
        decision.Reason.ShouldBe(
            "OTEL_EXPORTER_OTLP_ENDPOINT is left to the OpenTelemetry SDK that runs in this process, and no other endpoint is set; AUTOMAGIK_TELEMETRY_ENDPOINT sets one");
    }

    [Fact]
    public void WhereAnSdkRunsTheProgramsOwnEndpointIsUsedInPlaceOfTheSharedOne()
    {
        _environment.Variables[Shared] = "http://collector.example:4318";
        _environment.OpenTelemetrySdk.Found();

        Consent.Decide(_environment.Snapshot(), new() { Endpoint = "https://ours.example" }).Endpoint!.Value.ShouldBe("https://ours.example");
    }

    [Theory]
    [InlineData("http://collector:4318", "http://collector:4318", true)]
    [InlineData("http://Collector:4318/v1/traces", "http://collector:4318/", true)]
    [InlineData("http://collector:4318", "http://collector:4317", true)] // one collector's port for gRPC and its port for HTTP
    [InlineData("http://collector:4318", "http://collector:9999", false)]
    [InlineData("http://collector:4318", "http://elsewhere:4318", false)]
    [InlineData("http://collector:4318", null, false)]
    [InlineData("console:", "http://collector:4318", false)]
    public void ACollectorIsSharedWhereBothEndpointsNameItsHostAndPort(string own, string? shared, bool isShared)
    {
        if (shared is not null)
            _environment.Variables[Shared] = shared;
        var endpoint = new Endpoint(own, EndpointOrigin.Environment, Endpoint.OwnVariable);

        endpoint.IsSharedWithSdk(_environment.Snapshot()).ShouldBeFalse("no SDK runs yet");
        _environment.OpenTelemetrySdk.Found();
        endpoint.IsSharedWithSdk(_environment.Snapshot()).ShouldBe(isShared);
    }

    [Fact]
    public void NobodyLooksForAnSdkBeforeSomebodyAsks()
    {
        var watches = 0;
        var sdk = new OpenTelemetrySdk(_ => watches++);
        watches.ShouldBe(0);

        sdk.IsRunning.ShouldBeFalse();
        sdk.IsRunning.ShouldBeFalse();

        watches.ShouldBe(1);
    }
}
