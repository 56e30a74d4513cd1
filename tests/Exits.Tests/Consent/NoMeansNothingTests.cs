using AutomagikTelemetry.Exits.Tests.Support;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Exits.Tests.Consent;

/// <summary>With each no a woven program makes no connection, touches no file and starts no thread of ours, as the kernel sees it; without it, it does all three.</summary>
public sealed class NoMeansNothingTests : IDisposable
{
    readonly StateDirectory _home = new();
    readonly Store _store = new();

    public void Dispose()
    {
        _store.Dispose();
        _home.Dispose();
    }

    [Theory]
    [InlineData("DO_NOT_TRACK", "1")]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    [InlineData("AUTOMAGIK_TELEMETRY_ENABLED", "false")]
    public async Task AVariableOfTheUser(string name, string value)
    {
        var environment = Surroundings.Of(_home, _store);

        await Nothing(AppRun.OfShipped, ["work"], environment.With(name, value));
        await AllThree(AppRun.OfShipped, ["work", "wait"], environment);
    }

    [Fact]
    public async Task TheFileOfTheUser()
    {
        var file = Path.Combine(_home.FullPath, ".automagik-no-telemetry");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        await Nothing(AppRun.OfShipped, ["work"], Surroundings.Of(_home, _store));

        File.Delete(file);
        await AllThree(AppRun.OfShipped, ["work", "wait"], Surroundings.Of(_home, _store));
    }

    [Fact]
    public async Task AnOptOutOfAnEarlierRun()
    {
        await Run("opt-out");
        await Nothing(AppRun.OfShipped, ["work"], Surroundings.Of(_home, _store));

        await Run("opt-in");
        await AllThree(AppRun.OfShipped, ["work", "wait"], Surroundings.Of(_home, _store));
    }

    [Fact]
    public async Task NoEndpoint()
    {
        var environment = Surroundings.Of(_home, _store);

        await Nothing((arguments, variables, within) => new(arguments, variables, within), ["return", "a"], environment.With("AUTOMAGIK_TELEMETRY_ENDPOINT", null));
        await AllThree((arguments, variables, within) => new(arguments, variables, within), ["wait", "a"], environment);
    }

    [Fact]
    public async Task ABuildServerWithAnEndpointThatIsOnlyBakedIn()
    {
        await Run("opt-in");
        var environment = Surroundings.Of(_home, _store).With("AUTOMAGIK_TELEMETRY_ENDPOINT", null);

        await Nothing(AppRun.OfShipped, ["work"], environment.With("CI", "true"));
        await AllThree(AppRun.OfShipped, ["work", "wait"], environment);
    }

    [Fact]
    public async Task ANoticeThatWasNotShownYet()
        => await Nothing(AppRun.OfShipped, ["work", "notice"], Surroundings.Of(_home, _store).With("AUTOMAGIK_TELEMETRY_ENDPOINT", null));

    static async Task Nothing(Func<string[], IEnumerable<KeyValuePair<string, string?>>, string[], AppRun> start, string[] arguments, Dictionary<string, string?> environment)
    {
        using var trace = new Trace();
        using var app = start(arguments, environment, trace.Program);
        await app.Result();

        trace.Connections.ShouldBeEmpty();
        trace.Changes.ShouldBeEmpty();
        trace.Threads.ShouldBeEmpty();
    }

    static async Task AllThree(Func<string[], IEnumerable<KeyValuePair<string, string?>>, string[], AppRun> start, string[] arguments, Dictionary<string, string?> environment)
    {
        using var trace = new Trace();
        using var app = start(arguments, environment, trace.Program);
        SpinWait.SpinUntil(() => trace.Connections.Count > 0, Clients.Patience).ShouldBeTrue();
        app.CloseInput();
        await app.Result();

        trace.Changes.ShouldNotBeEmpty();
        trace.Threads.ShouldNotBeEmpty();
        trace.Changes.ShouldContain(line => line.Contains("/user-id", StringComparison.Ordinal));
        trace.ByMain("/user-id").ShouldBeEmpty("whoever makes the first tracked call does not wait for the id");
        trace.ByMain("/AutomagikTelemetry.dll").ShouldNotBeEmpty("else this is not what Main runs on");
    }

    async Task Run(string argument)
    {
        using var app = AppRun.OfShipped([argument], Surroundings.Of(_home, _store));
        (await app.Result()).ShouldBe(new(0, "saved True", ""));
    }
}
