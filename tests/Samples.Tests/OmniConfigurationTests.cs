namespace AutomagikTelemetry.Samples.Tests;

/// <summary>What Omni.Api needs to be told.</summary>
public sealed class OmniConfigurationTests
{
    [Fact]
    public async Task WithoutAnApiKeyItDoesNotStartAndSaysWhatToSet() =>
        (await Should.ThrowAsync<InvalidOperationException>(OmniRun.StartAsync(("Omni__ApiKey", "")))).Message
            .ShouldContain("The setting Omni:ApiKey is missing: set the environment variable Omni__ApiKey");

    [Fact]
    public async Task ForDevelopmentThereIsAKeyAndARequestThatIsNotUnderstoodIsStillTheCallersFault()
    {
        await using var run = await OmniRun.StartAsync(("ASPNETCORE_ENVIRONMENT", "Development"), ("Omni__ApiKey", "only-for-development"));

        var answer = await run.CurlWithoutKeyAsync("POST", "/api/v1/messages", "{", "--header", "X-API-Key: only-for-development");

        answer.Status.ShouldBe(400, answer.Body);
    }
}
