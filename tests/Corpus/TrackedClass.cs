namespace AutomagikTelemetry.Corpus;

/// <summary>The attribute on a class stands for its ordinary public methods.</summary>
[TrackWorkflow]
public class TrackedClass
{
    public int Property { get; set; }

    public int Public() => Helper(1);

    [TrackEndpoint]
    public int OwnKind() => Helper(2);

    [DoNotTrack]
    public int Excluded() => Helper(3);

    internal int Helper(int a) => a + Property;
}

[DoNotTrack]
[TrackWorkflow]
public static class ExcludedClass
{
    public static string Public(string text) => text.Trim();
}

/// <summary>A vocabulary of the user's own, declared as the built-in ones are.</summary>
[OperationKey("job")]
[StartEvent("job.begun", "*")]
[SuccessEvent("job.done", "job", "size", "cli", "success", "unheard_of")]
[DurationMetric("job.duration", "s", "job", "queue")]
[ErrorKeys("job", "size")]
public sealed class TrackJobAttribute(string? name = null) : TrackAttribute(name);

public static class Jobs
{
    [TrackJob]
    public static void Compress([Tag] int size, [Tag] string queue)
    {
        if (size < 0)
            throw new ArgumentOutOfRangeException(nameof(size));
    }
}
