namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>How a collector was found.</summary>
/// <param name="State">In which state.</param>
/// <param name="Since">Since when it has been in this state, as far as anybody looked.</param>
/// <param name="LastChecked">When this was found.</param>
/// <param name="RoundTrip">How long its last answer took; zero where there was none.</param>
readonly record struct CollectorHealth(CollectorState State, DateTimeOffset Since, DateTimeOffset LastChecked, TimeSpan RoundTrip)
{
    public bool IsBad => State is CollectorState.Refusing or CollectorState.Slow or CollectorState.Silent;
}
