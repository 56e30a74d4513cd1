using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Signals;

public class ErrorRateTests
{
    [Fact]
    public void EachSecondHasItsShare()
    {
        var time = new SteppedTime();
        var rate = new ErrorRate(time) { MaxPerSecond = 2 };

        Take(4).ShouldBe([true, true, false, false]);
        time.Seconds++;
        Take(3).ShouldBe([true, true, false]);

        IEnumerable<bool> Take(int count) => Enumerable.Range(0, count).Select(_ => rate.TryTake()).ToList();
    }

    sealed class SteppedTime : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
