namespace AutomagikTelemetry.Fody.Planning;

/// <summary>How a method's result tells its outcome.</summary>
enum ResultShape
{
    /// <summary>It does not: the outcome is the return itself.</summary>
    None,

    /// <summary>A task or value task that an async method made: observed, and maybe replaced by its like.</summary>
    Observed,

    /// <summary>A task from elsewhere: followed on the side.</summary>
    Followed,

    /// <summary>A value task from elsewhere: followed too, but one that can be read only once has to be wrapped anew.</summary>
    FollowedValue,

    /// <summary>A task that the runtime makes: the body returns what it is to hold, and so, seen from the body, the outcome is the return itself.</summary>
    RuntimeAsync,

    /// <summary>A task type of its own that an async method made: its state machine tells.</summary>
    TaskLike,

    /// <summary>An iterator that a compiler made: each enumeration of it is an operation.</summary>
    Iterator,

    /// <summary>An async iterator that a compiler made.</summary>
    AsyncIterator,
}
