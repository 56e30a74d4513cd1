using AutomagikTelemetry.Delivery.Tests.Server;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Delivery.Tests.Support;

/// <summary>A client, the server that it sends to, and the books of both.</summary>
sealed class Sending : IDisposable
{
    readonly FakeEnvironment _environment = new();
    readonly List<LogItem> _taken = [];
    TelemetryClient? _client;

    public Sending(FaultServer? server = null)
    {
        Server = server ?? new();
        Server.ReadIds = ReadStrictly;
        Options.Endpoint = Server.Url;
    }

    public FaultServer Server { get; }

    /// <summary>Batches go out when they are full or at a flush, no wait is longer than it has to be, and what memory alone does is seen.</summary>
    public TelemetryOptions Options { get; } = new()
    {
        IsVerbose = true,
        BatchSize = 50,
        FlushInterval = TimeSpan.FromHours(1),
        RetryBackoff = TimeSpan.FromMilliseconds(2),
        Timeout = Clients.Patience,
        ExitTimeout = Clients.Patience,
    };

    /// <summary>What it says of losses in any mode.</summary>
    public IReadOnlyList<string> Warnings
    {
        get { lock (_environment.Lines) return [.. _environment.Warnings]; }
    }

    /// <summary>How many events, of all clients.</summary>
    public int Recorded { get; private set; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Made with the first use, from what the options hold then.</summary>
    public TelemetryClient Client => _client ??= new(Options, null, Time, _environment.Snapshot());

    /// <summary>What the server has taken, as the strict reader reads it.</summary>
    public IReadOnlyList<LogItem> Taken
    {
        get { lock (_taken) return [.. _taken]; }
    }

    /// <summary>What the client says of the collector in verbose mode, without what it says of itself.</summary>
    public IReadOnlyList<string> Lines
    {
        get { lock (_environment.Lines) return [.. _environment.Lines.Where(line => line.Contains("/v1/logs", StringComparison.Ordinal))]; }
    }

    /// <summary>The collector takes one event, which a client sends at once; then it does what the script says.</summary>
    public void Begin(Func<int, Fault> script)
    {
        Record(1);
        Settle();
        Server.Play(script);
    }

    /// <summary>Events with the next ids.</summary>
    public void Record(int count, string filler = "")
    {
        for (var i = 0; i < count; i++)
            Client.TrackEvent("e", [new("id", Recorded++), new("filler", filler)]);
    }

    /// <summary>Waits until all is delivered or lost.</summary>
    public void Settle()
    {
        Client.Flush(Clients.Patience);
        Client.Statistics.Pending.ShouldBe(0);
    }

    /// <summary>From here on what is not delivered goes below a directory.</summary>
    public void SpoolTo(string directory)
    {
        _environment.Variables.Remove("AUTOMAGIK_TELEMETRY_SPOOL");
        Options.SpoolDirectory = directory;
        // A client gives a collector that was away when it was asked last as long before it asks again.
        Options.FlushInterval = TimeSpan.FromMilliseconds(100);
    }

    /// <summary>The client ends, as with a process, and another one takes its place.</summary>
    public void Restart()
    {
        GiveUp();
        Client.Statistics.Dropped.ShouldBe(0);
        _client = null;
    }

    /// <summary>Waits until so many events have come from the spool.</summary>
    public void AwaitRecovery(long count) => Await(() => Client.Statistics.Recovered == count);

    /// <summary>Waits until a condition holds that something else brings about.</summary>
    public static void Await(Func<bool> isSo) => SpinWait.SpinUntil(isSo, Clients.Patience).ShouldBeTrue();

    /// <summary>Gives up what waits for a collector.</summary>
    public void GiveUp()
    {
        Client.Dispose();
        Await(() => Client.Statistics.Pending == 0);
    }

    /// <summary>Every id that was sent has arrived or is counted as lost by the client, and none is both.</summary>
    public void ShouldAddUp(params (string Reason, long Count)[] lost)
    {
        var statistics = Client.Statistics;
        Server.Failure.ShouldBeNull();
        (statistics.Pending, statistics.Spooled).ShouldBe((0, 0));
        statistics.DroppedByReason.ShouldBe(lost.ToDictionary(loss => loss.Reason, loss => loss.Count), ignoreOrder: true);
        (Server.Arrivals.Unique + statistics.Dropped).ShouldBe(Recorded);
        statistics.Delivered.ShouldBe(Server.Arrivals.Unique);
    }

    public void Dispose()
    {
        Server.Dispose();
        _client?.Dispose();
    }

    IReadOnlyList<long> ReadStrictly(string path, byte[] body)
    {
        path.ShouldBe("/v1/logs");
        var items = OtlpReader.Logs(body);
        lock (_taken)
            _taken.AddRange(items);
        return [.. items.Select(item => (long)item.Attributes["id"]!)];
    }
}
