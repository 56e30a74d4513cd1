namespace AutomagikTelemetry.Weaving;

/// <summary>What few calls have to remember, so that the others have no room for it.</summary>
sealed class CallDetails
{
    internal string? RequestEndpoint { get; set; }

    internal ResultReader? ResultReader { get; set; }

    internal Action<Operation, Exception>? ExceptionReader { get; set; }

    internal Action<Operation>? EndReader { get; set; }

    /// <summary>The values of the method's metrics; not a number where there is none.</summary>
    internal double[]? Measured { get; set; }
}
