using AutomagikTelemetry.Delivery.Spooling;
using AutomagikTelemetry.Runtime.Tests.Delivery.Spooling;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Sending;

/// <summary>What a process does first with a collector that an earlier one has found well or not.</summary>
public sealed class RecallTests : IDisposable
{
    static readonly TimeSpan _whereAway = TimeSpan.FromSeconds(5);

    readonly SpoolFixture _folder = new();
    readonly SendingFixture _sending = new() { FirstWaitWhereAway = _whereAway };

    public static TheoryData<string, TimeSpan> FirstWaits => new()
    {
        { nameof(CollectorState.Unknown), TimeSpan.Zero },
        { nameof(CollectorState.Healthy), TimeSpan.Zero },
        { nameof(CollectorState.Slow), Clients.Patience },
        { nameof(CollectorState.Refusing), _whereAway },
        { nameof(CollectorState.Silent), _whereAway },
    };

    [Theory]
    [MemberData(nameof(FirstWaits))]
    public void OneThatWasSlowIsNotAskedByWhoEndsBeforeItsPatienceAndOneThatWasAwayLater(string found, TimeSpan wait)
    {
        new HealthRecord(_folder.Folder, _sending.Time).Report(Enum.Parse<CollectorState>(found), TimeSpan.Zero);
        _sending.Spool = new(new(_folder.Folder, new(), _sending.Time), new(_folder.Folder, _sending.Time));
        var start = _sending.Time.GetTimestamp();

        _sending.HandEvent();
        if (wait == TimeSpan.Zero)
            SpinWait.SpinUntil(() => _sending.Collector.Count == 1, Clients.Patience).ShouldBeTrue();
        else
            _sending.RunUntil(() => _sending.Collector.Count == 1);

        _sending.Time.GetElapsedTime(start, _sending.Collector.Attempts[0].At).ShouldBe(wait);
    }

    public void Dispose()
    {
        _sending.Dispose();
        _folder.Dispose();
    }
}
