using AutomagikTelemetry.Delivery.Tests.Server;
using AutomagikTelemetry.Delivery.Tests.Support;

namespace AutomagikTelemetry.Delivery.Tests.FaultTable;

public class ClockTests
{
    [Fact]
    public void AClockThatIsSetBackADayHoldsNothingUpAndIsWhatTimestampsSay()
    {
        var time = new SteppingTime();
        using var sending = new Sending { Time = time };
        sending.Options.FlushInterval = TimeSpan.FromMilliseconds(20);
        sending.Server.Script = number => number is 1 or 3 ? Faults.Status(503) : Faults.None;
        var before = time.GetUtcNow();
        sending.Record(120);
        Sending.Await(() => sending.Lines.Count > 0 || sending.Client.Statistics.Pending == 120);

        time.Step(TimeSpan.FromDays(-1));
        sending.Server.Start();
        sending.Record(120);
        // Nothing asks for them: the interval goes on as it did.
        Sending.Await(() => sending.Client.Statistics.Pending == 0);

        sending.ShouldAddUp();
        var times = sending.Taken.OrderBy(item => (long)item.Attributes["id"]!).Select(item => DateTimeOffset.UnixEpoch.AddTicks((long)item.Time / 100)).ToList();
        times[..120].ShouldAllBe(taken => taken >= before && taken < before.AddHours(12));
        times[120..].ShouldAllBe(taken => taken >= before.AddDays(-1) && taken < before.AddHours(-12));
    }
}
