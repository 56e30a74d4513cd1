using System.Globalization;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Exits.Tests.Spooling;

/// <summary>A run of a program, as far as telemetry can tell: a client, whose spool is in a directory that outlives it.</summary>
sealed class SpoolingClient : IDisposable
{
    readonly FakeEnvironment _environment = new();
    readonly string _name;
    readonly TelemetryClient _client;
    int _recorded;

    /// <param name="name">What the ids of its events begin with.</param>
    /// <param name="state">The user's directory for state.</param>
    /// <param name="endpoint">Null for nobody who names one.</param>
    /// <param name="configure">Changes the options: by default nothing goes out before a flush, and no wait is longer than it has to be.</param>
    /// <param name="variable">Its environment, as NAME=VALUE.</param>
    /// <param name="time">Its clock.</param>
    public SpoolingClient(string name, string state, string? endpoint, Action<TelemetryOptions>? configure = null, string? variable = null, TimeProvider? time = null)
    {
        var options = new TelemetryOptions
        {
            Endpoint = endpoint,
            SpoolDirectory = state,
            RetryBackoff = TimeSpan.FromMilliseconds(2),
            // A collector that was away is asked again after as much.
            FlushInterval = TimeSpan.FromMilliseconds(1),
            Timeout = Clients.Patience,
            ExitTimeout = Clients.Patience,
            CommandFlushTimeout = Clients.Patience,
        };
        configure?.Invoke(options);
        _environment.Variables.Clear();
        if (variable?.Split('=') is [var key, var value])
            _environment.Variables[key] = value;
        _name = name;
        _client = new(options, null, time ?? TimeProvider.System, _environment.Snapshot());
    }

    public TelemetryStatistics Statistics => _client.Statistics;

    public IEnumerable<string> Ids => Enumerable.Range(0, _recorded).Select(Id);

    public void Record(int count, string filler = "")
    {
        for (var i = 0; i < count; i++)
            _client.TrackEvent("e", [new("id", Id(_recorded++)), new("filler", filler)]);
    }

    /// <summary>As long as it takes: one that waits for what never comes fails.</summary>
    public FlushResult Flush() => Task.Run(() => _client.Flush(TimeSpan.FromMinutes(1))).WaitAsync(Clients.Patience).GetAwaiter().GetResult();

    /// <summary>Somebody who has no patience.</summary>
    public FlushResult FlushBriefly() => _client.Flush(TimeSpan.FromMilliseconds(20));

    /// <summary>Waits for what the threads in the background bring about.</summary>
    public void Await(Func<TelemetryStatistics, bool> isSo) => SpinWait.SpinUntil(() => isSo(Statistics), Clients.Patience).ShouldBeTrue(Statistics.ToString());

    public void Dispose() => _client.Dispose();

    string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"{_name}-{number}");
}
