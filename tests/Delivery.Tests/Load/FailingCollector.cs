using AutomagikTelemetry.Delivery.Tests.Server;

namespace AutomagikTelemetry.Delivery.Tests.Load;

/// <summary>Fails three requests of ten, in ways after which it is certain what the collector has taken. Thread-safe.</summary>
sealed class FailingCollector(int seed)
{
    readonly Random _random = new(seed);
    int _requests;
    int _failures;

    public double Share => (double)_failures / _requests;

    public Fault Next(int number)
    {
        lock (_random)
        {
            _requests++;
            var fault = _random.Next(20) switch
            {
                0 or 1 => Faults.Status(503),
                2 => Faults.ComeBackAfter("0"),
                3 => Faults.Status(502),
                4 => Faults.ResetInRequest,
                5 => Faults.PartialSuccess(10, "too many"),
                _ => Faults.None,
            };
            if (fault != Faults.None)
                _failures++;
            return fault;
        }
    }
}
