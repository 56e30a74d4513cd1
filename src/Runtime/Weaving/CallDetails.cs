namespace AutomagikTelemetry.Weaving;

/// <summary>What few calls have to remember, so that the others have no room for it.</summary>
sealed class CallDetails
{
    AddedTags? _addedTags;

    internal string? RequestEndpoint { get; set; }

    /// <summary>What went wrong, sanitised.</summary>
    internal string? StatusDescription { get; set; }

    internal ResultReader? ResultReader { get; set; }

    internal Action<Operation, Exception>? ExceptionReader { get; set; }

    internal Action<Operation>? EndReader { get; set; }

    /// <summary>The values of the method's metrics; not a number where there is none.</summary>
    internal double[]? Measured { get; set; }

    internal AddedTags? AddedTags => _addedTags;

    /// <summary>Several threads may be the first to ask.</summary>
    internal AddedTags ForAddedTags => _addedTags ?? Interlocked.CompareExchange(ref _addedTags, new AddedTags(), null) ?? _addedTags;
}
