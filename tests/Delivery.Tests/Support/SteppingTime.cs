namespace AutomagikTelemetry.Delivery.Tests.Support;

/// <summary>The system's time, the clock of which somebody sets while the program runs.</summary>
sealed class SteppingTime : TimeProvider
{
    long _step;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _step));

    public void Step(TimeSpan step) => Interlocked.Add(ref _step, step.Ticks);
}
